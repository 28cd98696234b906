import type { Suspicion } from './detector.ts'
import type { Mentions } from './mention.ts'

/** What the surroundings show, and by how many steps it lowers the severity. */
export const lowering = {
  /** Inside quotation marks or a block quote, with other words around. */
  quoted: 1,
  /** Inside a code fence or inline code. */
  code: 1,
  /** The sentence is about attacks, texts or defences, or asks what the words mean. */
  discussed: 1,
  /** A word before it makes it part of a statement: "prompts that ignore …". */
  mid_sentence: 1,
  /** "Never ignore …" asks for the opposite. */
  negated: 2,
} as const

export type Cue = keyof typeof lowering

/** The cues around a suspicion. Only a bounded stretch on either side is read. */
export const cues = (
  text: string,
  { start, end, spoken }: Suspicion,
  { quoted, code }: Mentions,
): readonly Cue[] => {
  const before = sentenceBefore(text, start)
  const shown: Readonly<Record<Cue, boolean>> = {
    quoted: quoted[start] === 1 && quoted[end - 1] === 1,
    code: code[start] === 1 && code[end - 1] === 1,
    discussed: isDiscussed(before, text.slice(end, end + 32)),
    mid_sentence: spoken && subordinate.test(before),
    negated: spoken && negation.test(before),
  }
  return order.filter((cue) => shown[cue])
}

const order = ['quoted', 'code', 'discussed', 'mid_sentence', 'negated'] as const

const sentenceBefore = (text: string, start: number): string =>
  text
    .slice(Math.max(0, start - 200), start)
    .split(/[.!?]\s|\n/)
    .at(-1) ?? ''

/** "Read the article, then ignore …" begins anew: what came before the comma does not excuse it. */
const isDiscussed = (before: string, after: string): boolean =>
  (topic.test(before) && !anew.test(before)) || spokenOf.test(after)

const topic =
  /\b(?:articles?|papers?|blogs?|essays?|tutorials?|lectures?|research|stud(?:y|ies)|unit tests?|test cases?|examples?|attacks?|attackers?|injections?|phrases?|payloads?|defen[cds]\w{0,6}|detect\w{0,4}|prevent\w{0,4}|protect\w{0,4}|guard(?:s|ing)? against|block\w{0,3}|filters?|classif\w{2,5}|what (?:does|is|are)|how (?:do|does|can|should|would)|why (?:do|does|is|are)|explain\w{0,3}|mean(?:s|ing)?|known as)\b/i

const anew = /(?:,|\b(?:and|then|now|please|also|instead|so|but))\s*$/i

const spokenOf = /^["'”’`)]{0,3}\s{0,2}(?:is|are|was|were|means?|attacks?|injections?|style|works?|looks?)\b/i

const subordinate =
  /\b(?:that|which|who|like|about|against|of|the|an?|how|why|what|whether|does|did|could|might|would|may|(?<!\b(?:you|need|have|want) )to|sa(?:ys?|id|ying)|writes|wrote|writing|typ(?:es|ed|ing)|reads|reading|contains|containing|called|named|means|users|attackers|people|someone|they|not)["'“‘`(]{0,2}\s{0,3}["'“‘`(]{0,2}$/i

const negation =
  /\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|cannot|can['’]t|won['’]t|will not|not to|refuse to|without|avoid)(?: (?:ever|simply|just|blindly))?\s{0,3}$/i
