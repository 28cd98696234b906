import { now } from '../promql/functions.ts'
import { instant, type Instant } from '../promql/instant.ts'
import type { Node } from '../promql/node.ts'
import { record, type Recorded, type RecordProof } from '../rules/record.ts'
import { recordGroup, type RuleGroup } from '../rules/rule-group.ts'
import type { Duration } from '../units/duration.ts'
import { float } from './fraction.ts'
import { badIn, totalIn } from './indicator.ts'
import { budget, share } from './objective.ts'
import { minutesIn } from './played-events.ts'
import { halfBurn, oneSided, silence } from './record-proofs.ts'
import { sloSeries, type SloSeries } from './series.ts'
import type { Terms } from './terms.ts'

/** The bad ones and all events of a window, recorded apart. Whoever wants a share divides them at the end. */
export interface Events {
  readonly bad: Recorded<'slo'>
  readonly total: Recorded<'slo'>
}

export interface SloRecords {
  readonly events: ReadonlyMap<Duration, Events>
  /** What a page reads. */
  readonly fast: RuleGroup
  /** What may wait for the next tile. */
  readonly slow: RuleGroup
}

const tile = '5m'

/** Windows of hours are counted from the counters themselves: nothing delays a page. */
const counted = [tile, '30m', '1h', '2h', '6h'] as const

/** Everything that an SLO records. */
export const sloRecords = (terms: Terms): SloRecords => {
  const events = new Map<Duration, Events>(counted.map((window) => [window, count(terms, window)]))
  const hours = both(events)
  const tiles = tilesOf(terms, eventsIn(events, tile))
  const days = new Map(
    (['1d', '3d', terms.window] as const).map((window) => [window, addUp(terms, tiles, window)]),
  )
  days.forEach((added, window) => events.set(window, added))
  return {
    events,
    fast: recordGroup(`slo_${terms.name}`, '30s', [...hours, objectiveOf(terms), burnRateOf(terms, events)]),
    slow: recordGroup(`slo_${terms.name}_budget`, tile, [
      tiles.total,
      tiles.bad,
      ...both(days),
      ...budgetOf(terms, events),
    ]),
  }
}

export const eventsIn = (events: SloRecords['events'], window: Duration): Events => {
  const found = events.get(window)
  if (!found)
    throw new RangeError(`Window "${window}" is not recorded; ${[...events.keys()].join(', ')} are.`)
  return found
}

const both = (events: SloRecords['events']) => [...events.values()].flatMap(({ total, bad }) => [total, bad])

const count = (terms: Terms, window: (typeof counted)[number]): Events => {
  const minutes = minutesIn(window)
  const total = write(terms, `slo:total:increase${window}`, {
    help: `Events in the last ${window}.`,
    expr: totalIn(terms.indicator, window),
    proof: [halfBurn(terms, (each) => each.total * minutes)],
  })
  const bad = write(terms, `slo:bad:increase${window}`, {
    help: `Bad events in the last ${window}.`,
    expr: badIn(terms.indicator, window, total as SloSeries),
    proof: [
      halfBurn(terms, (each) => each.bad * minutes),
      oneSided(terms, 'bad' in terms.indicator ? 'bad' : 'good', (each) => each.bad * minutes),
    ],
  })
  return { total, bad }
}

/** A month is added up from 8,640 tiles, however many series they count, and every event is in one of them. */
const tilesOf = (terms: Terms, { bad, total }: Events): Events => ({
  bad: write(terms, 'slo:bad:tile5m', {
    help: 'Bad events in five minutes, kept every five minutes: days are added up from these.',
    expr: now(bad),
    proof: [halfBurn(terms, (each) => each.bad * minutesIn(tile))],
  }),
  total: write(terms, 'slo:total:tile5m', {
    help: 'Events in five minutes, kept every five minutes: days are added up from these.',
    expr: now(total),
    proof: [halfBurn(terms, (each) => each.total * minutesIn(tile))],
  }),
})

const addUp = (terms: Terms, tiles: Events, window: Duration): Events => ({
  bad: write(terms, `slo:bad:increase${window}`, {
    help: `Bad events in the last ${window}.`,
    expr: sumOverTime(tiles.bad, window),
    proof: [halfBurn(terms, ({ bad, minutes }) => bad * minutes)],
  }),
  total: write(terms, `slo:total:increase${window}`, {
    help: `Events in the last ${window}.`,
    expr: sumOverTime(tiles.total, window),
    proof: [halfBurn(terms, ({ total, minutes }) => total * minutes)],
  }),
})

const objectiveOf = (terms: Terms): Recorded<'slo'> =>
  writeSeries(terms, sloSeries.objective, {
    expr: instant<never>(call('vector', numeral(float(share(terms.objective)))), []),
    proof: [halfBurn(terms, () => float(share(terms.objective)))],
  })

const burnRateOf = (terms: Terms, events: SloRecords['events']): Recorded<'slo'> =>
  writeSeries(terms, sloSeries.burnRate, {
    expr: perBudget(terms, eventsIn(events, '1h').bad, eventsIn(events, '1h').total),
    proof: [halfBurn(terms, () => 0.5), silence(terms)],
  })

const budgetOf = (terms: Terms, events: SloRecords['events']): readonly Recorded<'slo'>[] => {
  const period = eventsIn(events, terms.window)
  const proof = [halfBurn(terms, () => 0.5), silence(terms)] as const
  const spent = writeSeries(terms, sloSeries.spent, {
    expr: perBudget(terms, period.bad, period.total),
    proof,
  })
  return [
    writeSeries(terms, sloSeries.spentInDay, {
      expr: perBudget(terms, eventsIn(events, '1d').bad, period.total),
      proof,
    }),
    spent,
    writeSeries(terms, sloSeries.remaining, {
      expr: instant(binary('-', numeral(1), now(spent).node), ['slo']),
      proof,
    }),
  ]
}

/** Bad events as a share of those that the budget allows among all of a window. */
const perBudget = (terms: Terms, bad: Recorded<'slo'>, total: Recorded<'slo'>): Instant<'slo'> => {
  const ratio = now(bad).dividedBy(now(total).above(0))
  return instant(binary('/', ratio.node, numeral(float(budget(terms.objective)))), ['slo'])
}

const sumOverTime = (of: Recorded<'slo'>, window: Duration): Instant<'slo'> =>
  instant(call('sum_over_time', { ...of.node, window }), ['slo'])

interface Rule<L extends string> {
  readonly expr: Instant<L>
  readonly proof: RecordProof<'slo'>
}

/** The series of this SLO. A query that has no label `slo` gets it, one that has it keeps it. */
const write = <L extends 'slo'>(
  { name: slo }: Terms,
  name: string,
  rule: Rule<L> & { readonly help: string },
): Recorded<'slo'> => record(name, { unit: 'events', ...rule, labels: { slo } })

const writeSeries = <L extends 'slo'>(
  { name: slo }: Terms,
  { node: { metric } }: SloSeries,
  rule: Rule<L>,
): Recorded<'slo'> => record(metric.name, { help: metric.help, unit: metric.unit, ...rule, labels: { slo } })

const call = (name: string, ...parameters: readonly Node[]): Node => ({
  kind: 'call',
  function: name,
  arguments: parameters,
})
const numeral = (value: number): Node => ({ kind: 'number', value })
const binary = (operator: '-' | '/', left: Node, right: Node): Node => ({
  kind: 'binary',
  operator,
  left,
  right,
})
