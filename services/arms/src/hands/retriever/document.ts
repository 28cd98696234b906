export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** The words that tell what a text is about, without a plural's s: of documents and of queries alike. */
export const terms = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !functionWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))

/** English words that stand in every text. */
const functionWords = new Set(
  `a about an and are as at be by can did do does for from had has have how i if in into is it its me my not of on or our
  so tell than that the their then there these they this to was we were what when where which who why will with you
  your`.split(/\s+/),
)
