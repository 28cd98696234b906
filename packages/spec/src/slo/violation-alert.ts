import { now } from '../promql/functions.ts'
import { alert, type Alert } from '../rules/alert.ts'
import { float } from './fraction.ts'
import { budget } from './objective.ts'
import { eventsIn, type SloRecords } from './records.ts'
import type { Terms, Violation } from './terms.ts'
import { violationProof } from './violation-proof.ts'
import { violationTexts } from './violation-texts.ts'
import { lengthOf } from './words.ts'

/** Fires while the bad ones of a window are more than the objective allows, and enough to be sure. Its value is their share. */
export const violationAlert = (terms: Terms, violation: Violation, { events }: SloRecords): Alert => {
  const { bad, total } = eventsIn(events, violation.over)
  return alert(violation.alert, {
    expr: now(bad)
      .dividedBy(now(total))
      .above(float(budget(terms.objective)))
      .and(now(bad).atLeast(terms.evidence)),
    for: violation.for,
    severity: violation.severity,
    ...violationTexts(terms, violation, {
      slo: '{{ $labels.slo }}',
      value: '{{ $value | humanizePercentage }}',
    }),
    runbook: { ...terms.runbook, meaning: meaning(terms, violation) },
    proof: violationProof(terms, violation),
  })
}

const meaning = ({ promise, objective, evidence }: Terms, { over, for: held }: Violation): string =>
  `The promise “${promise}” was true of fewer than ${objective} of the events of ${lengthOf(over)}, for ${lengthOf(held)} or longer, and ${evidence} or more were bad.`
