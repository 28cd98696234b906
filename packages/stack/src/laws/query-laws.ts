import { findingCodes, type FindingCode } from '@octoscope/spec'
import { analysedQueries, problemAt } from './analysed.ts'
import type { Law } from './law.ts'
import { queryLawTexts } from './query-law-texts.ts'

/** One law for each thing that the analysis of queries can find; it holds for every query of the stack. */
export const queryLaws: readonly Law[] = (Object.keys(findingCodes) as FindingCode[]).map((id) => {
  const { why, bad, good } = queryLawTexts[id]
  return {
    id,
    rule: findingCodes[id],
    why,
    example: { bad, good },
    problems: (stack) =>
      analysedQueries(stack).flatMap(({ where, expr, findings }) =>
        findings
          .filter(({ code }) => code === id)
          .map((finding) => problemAt({ where, text: String(expr) }, finding, finding)),
      ),
  }
})
