import type { Alert } from '../rules/alert.ts'
import type { RuleGroup } from '../rules/rule-group.ts'
import { inhibition, type Inhibition } from '../routes/inhibition.ts'
import { burnAlert } from './burn-alert.ts'
import { isSloWindow } from './burn-windows.ts'
import { indicator, type Counted } from './indicator.ts'
import { isObjective } from './objective.ts'
import { sloRecords } from './records.ts'
import type { Latency } from './latency.ts'
import type { Elsewhere, Terms } from './terms.ts'
import { violationAlert } from './violation-alert.ts'

/** A promise with a number: what share of events is good, over what time, and who hears when it is about to break. */
export interface Slo extends Terms {
  readonly kind: 'availability' | 'latency' | 'ratio' | 'saturation'
  /** Of a latency or a saturation: the histogram and the bound within which an event is good. */
  readonly latency?: Latency
  /** Its records and burn alerts. Empty while the terms are impossible: a law says why. */
  readonly groups: readonly RuleGroup[]
  /** A page says all that the ticket would. */
  readonly inhibitions: readonly Inhibition[]
  /** The same promise with the numbers of other environments, by their names. */
  readonly elsewhere: Readonly<Record<string, Slo>>
  /** What was declared, where this is how it is elsewhere. */
  readonly declared?: Slo
}

export type About = Omit<Terms, 'name' | 'indicator'> & Counted & { readonly elsewhere?: Elsewhere }

/** Events that end well, among all: any two counters. */
export const ratio = (name: string, about: About): Slo => slo('ratio', name, about)

/** Requests that are answered, among all. */
export const availability = (name: string, about: About): Slo => slo('availability', name, about)

export const slo = (kind: Slo['kind'], name: string, about: About): Slo => {
  const { objective, window, promise, evidence, runbook, played, violation, elsewhere = {} } = about
  const terms = {
    name,
    objective,
    window,
    promise,
    evidence,
    runbook,
    played,
    indicator: indicator(about),
    ...(violation && { violation }),
  }
  const otherwise = mapEach(elsewhere, (other) => slo(kind, name, { ...about, ...other, elsewhere: {} }))
  return { kind, ...terms, ...rules(terms), elsewhere: otherwise }
}

export const mapEach = <T, U>(
  all: Readonly<Record<string, T>>,
  change: (each: T) => U,
): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(all).map(([name, each]) => [name, change(each)]))

/** The promise as it is in one environment. */
export const sloIn = (slo: Slo, environment: string): Slo => {
  const { declared = slo } = slo
  const other = declared.elsewhere[environment]
  return other ? { ...other, declared } : declared
}

const rules = (terms: Terms): Pick<Slo, 'groups' | 'inhibitions'> => {
  const enough = Number.isInteger(terms.evidence) && terms.evidence > 0
  if (!isObjective(terms.objective) || !isSloWindow(terms.window) || !enough)
    return { groups: [], inhibitions: [] }
  const records = sloRecords(terms)
  const [page, ticket] = [burnAlert(terms, 'page', records), burnAlert(terms, 'ticket', records)]
  const violations = terms.violation ? [violationAlert(terms, terms.violation, records)] : []
  return {
    groups: [
      { ...records.fast, alerts: [page, ...violations] },
      { ...records.slow, alerts: [ticket] },
    ],
    inhibitions: [pageOverTicket(page, ticket)],
  }
}

const pageOverTicket = (page: Alert, ticket: Alert): Inhibition =>
  inhibition({
    source: page,
    targets: [ticket],
    equal: ['slo'],
    why: 'A budget that burns fast burns slowly too; one of the two is enough to act upon.',
  })

/** The alert that pages, then the one that opens a ticket. */
export const burnAlertsOf = ({ groups: all }: Slo): readonly Alert[] =>
  all.flatMap(({ alerts }) => alerts.slice(0, 1))
