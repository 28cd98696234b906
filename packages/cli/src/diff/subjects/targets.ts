import type { TargetEntry } from '../../catalog/targets.ts'
import { changesOf, moved, type Change } from '../change.ts'
import { length } from '../length.ts'
import { pair, type Pair } from '../pair.ts'
import type { Subject } from './subject.ts'

export const targets: Subject = {
  kind: 'targets',
  title: 'Targets',
  compare: ({ from, to }) => {
    const { kept, renamed, added, removed } = pair(
      { from: from.targets, to: to.targets },
      { key: ({ system, name }) => `${system}/${name}`, likeness: (one) => ({ ...one, name: null }) },
    )
    return [
      ...removed.map((one) =>
        changesOf('target', one)('removed', {
          from: where(one),
          to: null,
          meaning: 'Its series end.',
          risk: 'breaking',
        }),
      ),
      ...renamed.map((one) =>
        changesOf('target', one.from)('renamed', {
          from: one.from.name,
          to: one.to.name,
          meaning: 'Its host name and the service name of its traces are others now.',
          risk: 'breaking',
        }),
      ),
      ...added.map((one) =>
        changesOf('target', one)('added', {
          from: null,
          to: where(one),
          meaning: one.job === null ? 'It owns a port.' : `It is scraped every ${one.scrapeInterval}.`,
          risk: 'safe',
        }),
      ),
      ...kept.flatMap(altered),
      ...intervals({ from: jobsIn(from.targets), to: jobsIn(to.targets) }),
    ]
  },
}

const where = ({ port, job }: TargetEntry): string => `port ${port}${job === null ? '' : `, job ${job}`}`

const altered = ({ from, to }: Pair<TargetEntry>): readonly Change[] => {
  const change = changesOf('target', to)
  return [
    ...moved(from.port, to.port, (before, after) =>
      change('port', {
        from: String(before),
        to: String(after),
        meaning: 'Whoever calls the old port finds nobody there, or somebody else.',
        risk: 'breaking',
      }),
    ),
    ...moved(from.job, to.job, (before, after) =>
      change('job', { from: before, to: after, meaning: jobMoved(after), risk: 'breaking' }),
    ),
    ...moved(from.labels, to.labels, (before, after) =>
      change('labels', {
        from: labelText(before),
        to: labelText(after),
        meaning: 'All its series carry other labels, and begin anew.',
        risk: 'breaking',
      }),
    ),
  ]
}

const jobMoved = (after: string | null): string =>
  after === null ? 'It is scraped no more.' : 'All its series carry another job, and begin anew.'

interface Job {
  readonly name: string
  readonly system: string
  readonly scrapeInterval: string
}

/** Each job once: all its targets are scraped alike. */
const jobsIn = (all: readonly TargetEntry[]): readonly Job[] =>
  all.flatMap(({ job, system, scrapeInterval }) =>
    job === null || scrapeInterval === null ? [] : [{ name: job, system, scrapeInterval }],
  )

const intervals = (jobs: Pair<readonly Job[]>): readonly Change[] =>
  pair(jobs, { key: ({ system, name }) => `${system}/${name}` }).kept.flatMap(({ from, to }) =>
    moved(from.scrapeInterval, to.scrapeInterval, (before, after) =>
      changesOf('job', to)('scrape-interval', {
        from: before,
        to: after,
        meaning: intervalMoved(before, after),
        risk: 'notable',
      }),
    ),
  )

const intervalMoved = (before: string, after: string): string => {
  const times = length(before) / length(after)
  if (Number.isNaN(times)) return 'It is scraped at another pace.'
  return times > 1
    ? `It is scraped ${factor(times)} times as often.`
    : `It is scraped ${factor(1 / times)} times less often.`
}

const factor = (times: number): string => String(Number(times.toPrecision(2)))

const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
