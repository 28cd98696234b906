import {
  budget,
  burnAlertsOf,
  burnConditions,
  burnRate,
  exact,
  isSloWindow,
  print,
  seconds,
  slosOf,
  sloSeries,
  type Burn,
  type Slo,
  type Stack,
  type System,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'
import { runbookPage } from './runbook-url.ts'

/** Every promise: what it counts, what it may spend, and when somebody hears of it. */
export const slos = ({ systems }: Stack): File =>
  page(
    'docs/reference/slos.md',
    'packages/systems/*/src/slos.ts',
    '# Service level objectives',
    ...how,
    ...systems.filter((system) => slosOf(system).length > 0).flatMap(section),
  )

const how = [
  'Bad events and all events are recorded apart for every window and divided at the end, so each event weighs the same, whenever it came. An alert fires while both windows of a pair are above their share: the long one says that it matters, the short one that it goes on.',
  [
    '- **No events**: nothing fires, and the budget has no value rather than a guess. That a service is gone is told by its own alert.',
    '- **Few events**: an alert waits until its long window holds as many events as make the stated number of bad ones at its threshold.',
    '- **No bad event yet**: its series may not exist; it counts as zero. Where good events are counted and none exists, all are bad.',
    '- **A page silences the ticket** of the same SLO.',
  ].join('\n'),
  table(
    ['Series', 'Meaning'],
    Object.values(sloSeries).map(({ node: { metric } }) => [code(metric.name), metric.help]),
  ),
  'Each carries the label `slo`. The counts behind them are `slo:bad:increase<window>` and `slo:total:increase<window>`.',
]

const section = (system: System): readonly string[] => [
  `## ${system.title}`,
  ...slosOf(system).flatMap(promise),
]

const promise = (slo: Slo): readonly string[] => [
  `### ${slo.name}`,
  `${slo.promise} **${slo.objective}** over ${slo.window}. Of a million events ${allowed(slo)} may be bad${downtime(slo)}`,
  table(
    ['Counts', 'Series'],
    [
      ['all', code(print(slo.indicator.total.node))],
      'bad' in slo.indicator
        ? ['bad', code(print(slo.indicator.bad.node))]
        : ['good', code(print(slo.indicator.good.node))],
    ],
  ),
  ...elsewhere(slo),
  ...(isSloWindow(slo.window)
    ? [
        table(
          ['Alert', 'Spends', 'Within', 'Still burns over', 'Burn rate', 'Bad events above', 'Needs events'],
          (['page', 'ticket'] as const).flatMap((burn, index) => conditions(slo, burn, index)),
        ),
        ...violation(slo),
      ]
    : []),
]

/** What is promised in which environment, where that differs. */
const elsewhere = ({ elsewhere: others, ...usual }: Slo): readonly string[] => {
  const named = Object.entries(others)
  if (named.length === 0) return []
  const row = (
    where: string,
    { objective, window, indicator }: Pick<Slo, 'objective' | 'window' | 'indicator'>,
  ) => [where, objective, window, code(print(('bad' in indicator ? indicator.bad : indicator.good).node))]
  return [
    table(
      ['Environment', 'Objective', 'Over', 'Counts as ' + ('bad' in usual.indicator ? 'bad' : 'good')],
      [...named.map(([where, slo]) => row(where, slo)), row('any other', usual)],
    ),
  ]
}

/** The alarm that tells of the present, beside those of the budget. */
const violation = ({ violation: missed, evidence }: Slo): readonly string[] =>
  missed
    ? [
        `${code(missed.alert)} (${missed.severity}) fires when the objective is missed over ${missed.over} for ${missed.for}, with ${evidence} bad events or more.`,
      ]
    : []

const conditions = (slo: Slo, burn: Burn, index: number): readonly (readonly string[])[] => {
  const alert = burnAlertsOf(slo)[index]
  return burnConditions(slo, burn).map((pair) => [
    alert ? `[${alert.name}](../runbooks/${runbookPage(alert)})` : burn,
    `${pair.spends} %`,
    pair.long,
    pair.short,
    short(exact.float(burnRate(pair, slo.window))),
    `${short(exact.float(exact.times(pair.threshold, exact.fraction(100))))} %`,
    String(pair.fewest),
  ])
}

const allowed = ({ objective }: Slo): string =>
  exact.digits(exact.times(budget(objective), exact.fraction(1_000_000)))

/** How long everything could be bad, if events came evenly. */
const downtime = ({ objective, window }: Slo): string => {
  const minutes = exact.float(exact.times(budget(objective), exact.fraction(seconds(window), 60)))
  return `; with even traffic that is a full outage of ${short(minutes)} minutes.`
}

/** Four digits: for reading only. */
const short = (value: number): string => String(Number(value.toPrecision(4)))
