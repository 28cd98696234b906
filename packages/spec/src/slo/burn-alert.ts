import { now } from '../promql/functions.ts'
import type { Condition } from '../promql/instant.ts'
import { alert, type Alert } from '../rules/alert.ts'
import { burnConditions, type Burn, type BurnCondition } from './burn-condition.ts'
import { burnProof } from './burn-proof.ts'
import { burnTexts } from './burn-texts.ts'
import type { BurnWindow } from './burn-windows.ts'
import { float } from './fraction.ts'
import { eventsIn, type SloRecords } from './records.ts'
import type { Terms } from './terms.ts'
import { lengthOf } from './words.ts'

/** Fires while a pair of windows burns: at once, for the short window has waited already. */
export const burnAlert = (terms: Terms, burn: Burn, { events }: SloRecords): Alert => {
  const [quick, slow] = burnConditions(terms, burn)
  return alert(burnAlertName(terms, burn), {
    expr: burning(events, quick).or(burning(events, slow)),
    for: '0s',
    severity: burn === 'page' ? 'critical' : 'warning',
    ...burnTexts(terms, burn, { slo: '{{ $labels.slo }}', value: '{{ $value | humanizePercentage }}' }),
    runbook: { ...terms.runbook, meaning: meaning(terms, quick, slow) },
    proof: burnProof(terms, burn, [quick, slow]),
  })
}

/** `ApiAvailabilityFastBurn` pages, `ApiAvailabilitySlowBurn` opens a ticket. */
export const burnAlertName = ({ name }: Pick<Terms, 'name'>, burn: Burn): string => {
  const subject = name.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase())
  return `${subject}${burn === 'page' ? 'Fast' : 'Slow'}Burn`
}

/** Both windows burn, and enough happened in the long one to be sure. The value is the long one's share of bad events. */
const burning = (
  events: SloRecords['events'],
  { long, short, threshold, fewest }: BurnCondition,
): Condition<'slo'> => {
  const above = (window: BurnWindow['long']) => {
    const { bad, total } = eventsIn(events, window)
    return now(bad).dividedBy(now(total)).above(float(threshold))
  }
  return above(long)
    .and(above(short))
    .and(now(eventsIn(events, long).total).atLeast(fewest))
}

const meaning = ({ promise, window }: Terms, quick: BurnCondition, slow: BurnCondition): string => {
  const part = ({ spends, long }: BurnCondition) => `${spends} % of it went in ${lengthOf(long)}`
  return `The promise “${promise}” has an error budget for ${lengthOf(window)}: ${part(quick)}, or ${part(slow)}, and it still burns.`
}
