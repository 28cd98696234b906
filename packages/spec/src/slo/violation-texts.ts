import { digits, fraction, times } from './fraction.ts'
import { budget } from './objective.ts'
import type { Terms, Violation } from './terms.ts'
import { lengthOf, percent } from './words.ts'

/** What the alert says, around its label and its value: templates for the rule, words for its proof. */
export const violationTexts = (
  { objective }: Terms,
  { over }: Violation,
  { slo, value }: { readonly slo: string; readonly value: string },
) => ({
  summary: `${slo} is below its objective of ${objective}`,
  description: `${value} were bad in the last ${lengthOf(over).replace(/^an? /, '')}, and ${percent(digits(times(budget(objective), fraction(100))))} may be.`,
})
