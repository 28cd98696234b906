/**
 * A text in which each Grafana variable outside strings is replaced by a word of the same length that PromQL reads, so
 * that every place in it is a place in the original.
 */
export const withoutVariables = (text: string): string => {
  if (!text.includes('$') && !text.includes('[[')) return text
  let result = ''
  for (const [piece] of text.matchAll(pieces))
    result += variable.test(piece) ? standIn(piece, result, text.slice(result.length + piece.length)) : piece
  return result
}

/** Strings and comments go through whole; variables are `$name`, `${name}`, `${name:format}` and `[[name]]`. */
const pieces =
  /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?|#[^\n]*|\$\w+|\$\{\w[^}\n]*\}|\[\[\w+(?::\w+)?\]\]|[^]/g
const variable = /^(?:\$.|\[\[)/

const standIn = (piece: string, before: string, after: string): string => {
  const zeros = '0'.repeat(piece.length - 2)
  if (/(?:\[|offset|:)\s*-?\s*$/.test(before) && !/^[a-z]/.test(after)) return `${zeros}1s`
  if (/^(?:ms|[smhdwy])\b/.test(after)) return `${zeros}11`
  if (isName(before, after)) return `v_${zeros}`
  return `${zeros}11`
}

/** In a list of labels, beside letters, before braces or brackets, and as a label of a matcher a variable is a name. */
const isName = (before: string, after: string): boolean =>
  /(?:\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*|[\w:])$/.test(before) ||
  /^(?:[\w:]|\s*[{[])/.test(after) ||
  /\{[^{}]*,\s*$|\{\s*$/.test(before)
