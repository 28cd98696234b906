import type { Burn } from './burn-condition.ts'
import { digits, fraction, times } from './fraction.ts'
import { budget } from './objective.ts'
import type { Terms } from './terms.ts'
import { percent } from './words.ts'

/** What a burn alert says, around its label and its value: templates for the rule, words for its proof. */
export const burnTexts = (
  { objective, window, promise }: Terms,
  burn: Burn,
  { slo, value }: { readonly slo: string; readonly value: string },
) => {
  const allowed = percent(digits(times(budget(objective), fraction(100))))
  return {
    summary: `The error budget of ${slo} burns ${burn === 'page' ? 'fast' : 'slowly'}`,
    description: `${value} were bad, and ${objective} over ${window} allows ${allowed}. Promised: ${promise}`,
  }
}
