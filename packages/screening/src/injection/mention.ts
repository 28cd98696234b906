/** Passages that show words rather than say them, marked for each character of the text. */
export type Mentions = { readonly quoted: Uint8Array; readonly code: Uint8Array }

/**
 * Finds quotations, block quotes and code. When no letter stands outside them, nothing is shown:
 * there is nobody who could be quoting.
 */
export const mentions = (text: string): Mentions => {
  const found = { quoted: mark(text, quotations), code: mark(text, codes) }
  return speaksOutside(text, found) ? found : { quoted: new Uint8Array(), code: new Uint8Array() }
}

const codes = [/```[^]*?```/g, /(?<!`)`[^`\n]{1,2000}`(?!`)/g]

const quotations = [
  /(?<![\w"])"[^"\n]{1,2000}"/g,
  /“[^“”]{1,2000}”/g,
  /«[^«»]{1,2000}»/g,
  /(?<!\w)'[^'\n]{8,2000}'(?!\w)/g,
  /(?<!\w)‘[^‘\n]{8,2000}’(?!\w)/g,
  /^ {0,3}>.{1,2000}$/gm,
]

const mark = (text: string, patterns: readonly RegExp[]): Uint8Array => {
  const marks = new Uint8Array(text.length)
  for (const pattern of patterns) {
    for (const { 0: passage, index } of text.matchAll(pattern)) marks.fill(1, index, index + passage.length)
  }
  return marks
}

const speaksOutside = (text: string, { quoted, code }: Mentions): boolean => {
  for (const { index } of text.matchAll(/\p{L}/gu)) if (quoted[index] === 0 && code[index] === 0) return true
  return false
}
