import {
  dashboard,
  down,
  job,
  metricsOf,
  query,
  route,
  service,
  timeseries,
  type Alert,
  type Inhibition,
  type Metric,
  type Pace,
  type Routing,
  type Service,
  type Stack,
  type System,
} from '../../../packages/spec/src/index.ts'
import { rawCondition } from '../../../packages/stack/src/laws/example.ts'
import {
  alarm,
  chat,
  deadMan,
  heartbeat,
  pager,
  routing,
  silences,
  stackWith,
} from '../../../packages/stack/src/laws/routed-example.ts'

/** A small stack that keeps every law; each trap changes one thing in it. */

const here = { job: 'example' }
const example = job('example', '15s', [service('example', { summary: '', port: 9000, metrics: {} })])

export const gone: Alert = { ...alarm('Down', 'critical', here), expr: down(example) }
export const slow = alarm('Slow', 'warning', here)
export const full = alarm('Full', 'critical', here)

const everyMinute = { groupWait: '0s', groupInterval: '1m', repeatInterval: '1m' } as const

export const toDeadMan = (pace: Partial<Pace> = everyMinute) =>
  route({ alertname: heartbeat }, { receiver: deadMan, ...pace })
export const toPager = route({ severity: 'critical' }, { receiver: pager })

export const house = (
  about: {
    readonly alerts?: readonly Alert[]
    readonly inhibitions?: readonly Inhibition[]
    readonly routing?: Partial<Routing>
  } = {},
): Stack =>
  shown(
    stackWith({
      alerts: about.alerts ?? [heartbeat, gone, slow, full],
      inhibitions: about.inhibitions ?? [silences(gone, slow)],
      routing: routing({
        routes: [toDeadMan(), toPager],
        reaches: { critical: [pager], warning: [chat], none: [deadMan] },
        ...about.routing,
      }),
    }),
  )

/** A stack with other services. */
export const inhabited = (
  stack: Stack,
  change: (services: readonly Service[]) => readonly Service[],
): Stack => {
  const changed = (system: System): System => ({
    ...system,
    jobs: system.jobs.map((each) => ({ ...each, services: change(each.services) })),
  })
  return shown({ ...stack, systems: stack.systems.map(changed) })
}

/** With a dashboard that reads every metric. */
const shown = (stack: Stack): Stack => {
  const panel = (metric: Metric) =>
    timeseries(metric.name, {
      description: '',
      unit: 'state',
      queries: [query(rawCondition(reading(metric)), '')],
    })
  const dashboards = (system: System) => [
    dashboard('example', {
      title: 'Example',
      description: '',
      tags: [],
      panels: [...metricsOf(system).keys()].map(panel),
    }),
  ]
  return { ...stack, systems: stack.systems.map((each) => ({ ...each, dashboards: dashboards(each) })) }
}

const reading = ({ name, type }: Metric): string => {
  switch (type) {
    case 'counter':
      return `rate(${name}[5m])`
    case 'gauge':
      return name
    case 'histogram':
      return `rate(${name}_count[5m])`
  }
}
