import type { Finding } from './finding.ts'

/** Judges a criterion in free words: do the words that carry its meaning occur? A weak sign, and said to be one. */
export const wordOverlap = (criterion: string, output: string): Finding => {
  const wanted = new Set(stems(criterion).filter((stem) => !empty.has(stem)))
  const written = new Set(stems(output))
  const found = [...wanted].filter((stem) => written.has(stem)).length
  const score = wanted.size === 0 ? 1 : found / wanted.size
  const met = score >= 0.5
  const message = `Only ${found} of the ${wanted.size} words that matter occur in the output.`
  return { criterion, score, met, confidence: 0.3, message: met ? '' : message }
}

/** Words of three letters and more, without the commonest English endings. */
const stems = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? []).map((word) =>
    word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, '') : word.replace(/s$/, ''),
  )

const empty = new Set(
  stems(
    'the and for with that this from into are was were has have should must shall will can not its output answer result',
  ),
)
