import type { Alert } from '../rules/alert.ts'
import type { RuleGroup } from '../rules/rule-group.ts'
import { inhibition, type Inhibition } from '../routes/inhibition.ts'
import { burnAlert } from './burn-alert.ts'
import { isSloWindow } from './burn-windows.ts'
import { indicator, type Counted } from './indicator.ts'
import { isObjective } from './objective.ts'
import { sloRecords } from './records.ts'
import type { Latency } from './latency.ts'
import type { Terms } from './terms.ts'

/** A promise with a number: what share of events is good, over what time, and who hears when it is about to break. */
export interface Slo extends Terms {
  readonly kind: 'availability' | 'latency' | 'ratio'
  /** Of a latency: the histogram and the bound within which an event is good. */
  readonly latency?: Latency
  /** Its records and burn alerts. Empty while the terms are impossible: a law says why. */
  readonly groups: readonly RuleGroup[]
  /** A page says all that the ticket would. */
  readonly inhibitions: readonly Inhibition[]
}

export type About = Omit<Terms, 'name' | 'indicator'> & Counted

/** Events that end well, among all: any two counters. */
export const ratio = (name: string, about: About): Slo => slo('ratio', name, about)

/** Requests that are answered, among all. */
export const availability = (name: string, about: About): Slo => slo('availability', name, about)

export const slo = (kind: Slo['kind'], name: string, about: About): Slo => {
  const { objective, window, promise, evidence, runbook, played } = about
  const terms = { name, objective, window, promise, evidence, runbook, played, indicator: indicator(about) }
  return { kind, ...terms, ...rules(terms) }
}

const rules = (terms: Terms): Pick<Slo, 'groups' | 'inhibitions'> => {
  const enough = Number.isInteger(terms.evidence) && terms.evidence > 0
  if (!isObjective(terms.objective) || !isSloWindow(terms.window) || !enough)
    return { groups: [], inhibitions: [] }
  const records = sloRecords(terms)
  const [page, ticket] = [burnAlert(terms, 'page', records), burnAlert(terms, 'ticket', records)]
  return {
    groups: [
      { ...records.fast, alerts: [page] },
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
export const burnAlertsOf = ({ groups: all }: Slo): readonly Alert[] => all.flatMap(({ alerts }) => alerts)
