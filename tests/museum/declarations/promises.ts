import {
  counter,
  histogram,
  latency,
  now,
  oneOf,
  ratio,
  recordGroup,
  service,
  where,
  type Duration,
  type Elsewhere,
  type Objective,
  type RuleGroup,
  type Slo,
  type Stack,
} from '../../../packages/spec/src/index.ts'
import { recordWith, sloTerms, withSystem } from '../../../packages/stack/src/laws/example.ts'
import { house, inhabited } from './house.ts'
import type { DeclarationTrap } from './trap.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
/** Bounds that were read at run time: the type knows numbers, and no more. */
const bounds: readonly number[] = [0.5, 1]
const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: bounds })

const counted = service('other', { summary: '', port: 9001, metrics: { calls, wait } })
const base = inhabited(house(), (all) => [...all, counted])

const promise = (
  about: {
    readonly name?: string
    readonly objective?: Objective
    readonly evidence?: number
    readonly elsewhere?: Elsewhere
  } = {},
): Slo => {
  const { name = 'calls', ...terms } = about
  const events = { total: calls, bad: where(calls, { status: 'error' }) }
  return ratio(name, { ...sloTerms, ...terms, ...events, played: () => [] })
}

const promising = (...slos: readonly Slo[]): Stack => withSystem(base, () => ({ slos }))
const within = (bound: number): Slo => latency('wait', { ...sloTerms, of: wait, within: bound, example: {} })
const recording = (...recordGroups: readonly RuleGroup[]): Stack => withSystem(base, () => ({ recordGroups }))
const scrapedEvery = (scrapeInterval: Duration): Stack =>
  withSystem(promising(promise()), ({ jobs }) => ({ jobs: jobs.map((job) => ({ ...job, scrapeInterval })) }))

const busiest = recordWith('job:example_up:min')
const lately = recordWith('job:example_up:max', now(busiest))

export const promises: readonly DeclarationTrap[] = [
  {
    id: 'page-beyond-all-events',
    told: ['O14'],
    story:
      'An SLO of 93 % gets the page of the usual table, 14.4 times its budget. That is more bad events than there are events, so the page waits for ever.',
    written: "objective: '93%', window: '30d'",
    wrong: promising(promise({ objective: '93%' })),
    law: 'slo/possible',
    where: 'example › slo calls',
    rightlyWritten: "objective: '95%', window: '30d'",
    right: promising(promise({ objective: '95%' })),
  },
  {
    id: 'one-bad-event-pages',
    told: ['D18'],
    story:
      'At night a single request comes, and fails: all of the traffic is bad. Without a count of events that must be there, it wakes somebody.',
    written: 'evidence: 1',
    wrong: promising(promise({ evidence: 1 })),
    law: 'slo/guard',
    where: 'example › slo calls',
    rightlyWritten: 'evidence: 5',
    right: promising(promise()),
  },
  {
    id: 'window-of-three-scrapes',
    told: ['practice: SLO arithmetic'],
    story:
      'The job is scraped every two minutes to save space, and the page looks at five. One missed scrape leaves a single sample, and no increase.',
    written: "job('example', '2m', …)",
    wrong: scrapedEvery('2m'),
    law: 'slo/window',
    where: 'example › slo calls',
    rightlyWritten: "job('example', '1m', …)",
    right: scrapedEvery('1m'),
  },
  {
    id: 'objective-between-bounds',
    told: ['O15', 'D2'],
    story:
      'Answers are promised within 0.75 s, and the buckets end at half a second and at one. Nobody knows how many were fast enough, and the rule finds no series.',
    written: 'within: 0.75',
    wrong: promising(within(0.75)),
    law: 'matcher/value',
    where: 'example › record slo:bad:increase5m',
    rightlyWritten: 'within: 1',
    right: promising(within(1)),
  },
  {
    id: 'two-promises-one-name',
    told: ['practice: SLO arithmetic'],
    story:
      'Two teams call their promise `calls`. Both write the same series, and each budget shows the mixture.',
    written: "ratio('calls', …), ratio('calls', …)",
    wrong: promising(promise(), promise({ name: 'calls', objective: '99%' })),
    law: 'slo/name',
    where: 'example › slo calls',
    rightlyWritten: "ratio('calls', …), ratio('slow_calls', …)",
    right: promising(promise(), promise({ name: 'slow_calls', objective: '99%' })),
  },
  {
    id: 'promise-to-nobody',
    told: ['practice: SLO arithmetic'],
    story:
      'One environment shall promise less than the others. The environment is called otherwise everywhere else, so nobody reads the numbers, and it pages for what it never promised.',
    written: "objective: '99.9%', elsewhere: { stage: { objective: '95%' } }",
    wrong: promising(promise({ elsewhere: { stage: { objective: '95%' } } })),
    law: 'slo/elsewhere',
    where: 'example › slo calls',
    rightlyWritten: "objective: '99.9%', elsewhere: { here: { objective: '95%' } }",
    right: promising(promise({ elsewhere: { here: { objective: '95%' } } })),
  },
  {
    id: 'record-without-level',
    told: ['H7'],
    story:
      'A recorded average is called `calls_recent`. Nobody sees that it is recorded, which labels it kept and what was done to it, and somebody takes its rate.',
    written: "record('calls_recent', …)",
    wrong: recording(recordGroup('records', '30s', [recordWith('calls_recent')])),
    law: 'record/name',
    where: 'example › record calls_recent',
    rightlyWritten: "record('job:calls:recent', …)",
    right: recording(recordGroup('records', '30s', [recordWith('job:calls:recent')])),
  },
  {
    id: 'record-before-its-source',
    told: ['H7'],
    story:
      'A record reads another that is written further down in its group. It always sees the value of the round before, and none after a start.',
    written: "recordGroup('records', '30s', [lately, busiest])",
    wrong: recording(recordGroup('records', '30s', [lately, busiest])),
    law: 'record/order',
    where: 'example › group records › job:example_up:max',
    rightlyWritten: "recordGroup('records', '30s', [busiest, lately])",
    right: recording(recordGroup('records', '30s', [busiest, lately])),
  },
]
