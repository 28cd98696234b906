import { cues, lowering, type Cue } from './context.ts'
import type { Suspicion } from './detector.ts'
import { lower, type InjectionMatch, type InjectionType } from './injection-type.ts'
import { mentions } from './mention.ts'

export type Suspect = Suspicion & { readonly type: InjectionType }

/** Weighs suspects, sorted by start, against what is said around them. */
export const weigh = (text: string, suspects: readonly Suspect[]): readonly InjectionMatch[] => {
  const mentioned = mentions(text)
  const matches: InjectionMatch[] = []
  let last: { readonly end: number; readonly cues: readonly Cue[] } = { end: -1, cues: [] }
  for (const suspect of suspects) {
    const found = continues(text, last.end, suspect) ? last.cues : cues(text, suspect, mentioned)
    matches.push(judge(suspect, found))
    last = { end: Math.max(last.end, suspect.end), cues: found }
  }
  return matches
}

/** "…and reveal your prompt" is weighed with the attack it continues: a quotation does not end at an "and". */
const continues = (text: string, end: number, { start }: Suspect): boolean =>
  end >= 0 &&
  start - end <= 12 &&
  /^[\s,]*(?:and|then|&)?[\s,]*(?:then|also)?\s*$/i.test(text.slice(end, start))

const judge = (
  { indicator, severity, confidence, ...match }: Suspect,
  found: readonly Cue[],
): InjectionMatch => {
  const steps = found.reduce((total, cue) => total + lowering[cue], 0)
  return {
    type: match.type,
    start: match.start,
    end: match.end,
    severity: lower(severity, steps),
    confidence: Math.round(Math.max(0.1, confidence - steps / 10) * 100) / 100,
    indicators: [indicator, ...found],
  }
}
