import {
  atMost,
  counter,
  gauge,
  rate,
  service,
  sum,
  type Metrics,
  type Stack,
  type Window,
} from '../../../packages/spec/src/index.ts'
import { heartbeat } from '../../../packages/stack/src/laws/routed-example.ts'
import { full, gone, house, inhabited, slow } from './house.ts'
import type { DeclarationTrap } from './trap.ts'

const asks = counter('asks_total', { help: '', unit: 'calls' })

/** The house with one more service. */
const withOther = (metrics: Metrics, { port = 9001, stack = house() } = {}): Stack =>
  inhabited(stack, (all) => [...all, service('other', { summary: '', port, metrics })])

const asked = (window: Window): Stack => {
  const busy = { ...slow, expr: sum(rate(asks, window)).by('job').above(1) }
  return withOther({ asks }, { stack: house({ alerts: [heartbeat, gone, full, busy], inhibitions: [] }) })
}

export const metricDeclarations: readonly DeclarationTrap[] = [
  {
    id: 'gauge-called-total',
    told: ['L4', 'D12'],
    story:
      'A gauge of running agents is called `agents_total`. Every reader takes its rate, since that is what a total is for, and reads nonsense.',
    written: "gauge('agents_total', …)",
    wrong: withOther({ agents: gauge('agents_total', { help: '', unit: 'tasks' }) }),
    law: 'metric/name',
    where: 'example › metric agents_total',
    rightlyWritten: "gauge('agents', …)",
    right: withOther({ agents: gauge('agents', { help: '', unit: 'tasks' }) }),
  },
  {
    id: 'one-name-two-meanings',
    told: ['L17', 'O22'],
    story:
      'Two programs record `asks_total`, and mean different things by it. A query over both adds apples to hours.',
    written: "counter('asks_total', { unit: 'calls' }) … counter('asks_total', { unit: 'seconds' })",
    wrong: withOther({ asks, again: counter('asks_total', { help: '', unit: 'seconds' }) }),
    law: 'metric/once',
    where: 'example › metric asks_total',
    rightlyWritten:
      "counter('asks_total', { unit: 'calls' }) … counter('ask_seconds_total', { unit: 'seconds' })",
    right: withOther({ asks, again: counter('ask_seconds_total', { help: '', unit: 'seconds' }) }),
  },
  {
    id: 'window-of-two-scrapes',
    told: ['O4', 'H1'],
    story:
      'Scraped every 15 s, looked at over 30 s. A rate needs two samples; one missed scrape leaves one, and the alert is blind exactly when the target is in trouble.',
    written: "sum(rate(asks, '30s')).by('job').above(1)",
    wrong: asked('30s'),
    law: 'alert/window',
    where: 'example › alert Slow',
    rightlyWritten: "sum(rate(asks, '1m')).by('job').above(1)",
    right: asked('1m'),
  },
  {
    id: 'nobody-watches-the-job',
    told: ['L5', 'O19'],
    story:
      'Slowness is watched, failures are watched, and no alert asks whether the job answers at all. A process that is gone is neither slow nor failing.',
    written: 'alerts: [heartbeat, slow, full]',
    wrong: house({ alerts: [heartbeat, slow, full], inhibitions: [] }),
    law: 'service/watched',
    where: 'example › job example',
    rightlyWritten: "alerts: [heartbeat, slow, full, alert('Down', { expr: down(job), … })]",
    right: house(),
  },
  {
    id: 'two-owners-of-a-port',
    told: ['H5', 'D14'],
    story:
      'The exporter listens on 9090, since some port had to be written. So does Prometheus; whichever starts second does not start.',
    written: "service('other', { port: 9000, … })",
    wrong: withOther({}, { port: 9000 }),
    law: 'service/port',
    where: 'example › service other',
    rightlyWritten: "service('other', { port: 9001, … })",
    right: withOther({}),
  },
  {
    id: 'label-without-end',
    told: ['H9', 'O24'],
    story:
      'Each container’s id became a label, and each start brings a new one. The page grows until a scrape refuses it whole, and with it goes every other metric of the process.',
    written: 'atMost(100_000) // for the label container',
    wrong: withOther({
      load: gauge('container_load', { help: '', unit: 'ratio', labels: { container: atMost(100_000) } }),
    }),
    law: 'service/label-budget',
    where: 'example › service other',
    rightlyWritten: 'atMost(100) // for the label container_name',
    right: withOther({
      load: gauge('container_load', { help: '', unit: 'ratio', labels: { container_name: atMost(100) } }),
    }),
  },
]
