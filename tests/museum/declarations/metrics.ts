import {
  atMost,
  counter,
  gauge,
  rate,
  service,
  sum,
  type Metrics,
  type Panel,
  type Stack,
  type Window,
} from '../../../packages/spec/src/index.ts'
import { rawCondition, withSystem } from '../../../packages/stack/src/laws/example.ts'
import { heartbeat } from '../../../packages/stack/src/laws/routed-example.ts'
import { full, gone, house, inhabited, slow } from './house.ts'
import type { DeclarationTrap } from './trap.ts'

const asks = counter('asks_total', { help: '', unit: 'calls' })
const answers = counter('answers_total', { help: '', unit: 'calls' })

/** The house with one more service. */
const withOther = (metrics: Metrics, { port = 9001, stack = house() } = {}): Stack =>
  inhabited(stack, (all) => [...all, service('other', { summary: '', port, metrics })])

const asked = (window: Window): Stack => {
  const busy = { ...slow, expr: sum(rate(asks, window)).by('job').above(1) }
  return withOther({ asks }, { stack: house({ alerts: [heartbeat, gone, full, busy], inhibitions: [] }) })
}

/** The panel of one metric taken away. */
const hidden = (stack: Stack, name: string): Stack =>
  withPanels(stack, (panels) => panels.filter(({ title }) => title !== name))

/** Every panel asks for another job. */
const elsewhere = (stack: Stack): Stack =>
  withPanels(stack, (panels) =>
    panels.map((panel) => ({
      ...panel,
      queries: panel.queries.map((each) => ({
        ...each,
        expr: rawCondition(`${String(each.expr)}{job!="example"}`),
      })),
    })),
  )

const withPanels = (stack: Stack, change: (panels: readonly Panel[]) => readonly Panel[]): Stack =>
  withSystem(stack, ({ dashboards }) => ({
    dashboards: dashboards.map((each) => ({ ...each, panels: change(each.panels) })),
  }))

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
  {
    id: 'metric-nobody-reads',
    told: ['O26', 'D9'],
    story:
      'A counter was added for a question that was answered long ago. It costs its series on every scrape, and the day it breaks nobody will know.',
    written: "service('other', { metrics: { asks }, … }) // and no query reads it",
    wrong: hidden(withOther({ asks, answers }), 'asks_total'),
    law: 'metric/read',
    where: 'example › metric asks_total',
    rightlyWritten: "timeseries('Asks', { queries: [query('{{ job }}', sum(rate(asks, '5m')).by('job'))] })",
    right: withOther({ asks, answers }),
  },
  {
    id: 'service-on-no-dashboard',
    told: ['O23', 'H10'],
    story:
      'A service joined the job, and the panels go on asking for the old one. Whoever is woken looks at the dashboard first, and sees nothing wrong with what is not there.',
    written: "now(where(load, { job: not('example') })) // the only panel",
    wrong: elsewhere(house()),
    law: 'service/shown',
    where: 'example › service example',
    rightlyWritten: 'now(load)',
    right: house(),
  },
  {
    id: 'shorter-than-a-look',
    told: ['O4'],
    story:
      'The condition must hold for ten seconds, and is looked at every thirty. Between two looks nothing is known, and the ten seconds are thirty.',
    written: "alertGroup('example', '30s', [alert('Slow', { for: '10s', … })])",
    wrong: house({ alerts: [heartbeat, gone, full, { ...slow, for: '10s' }], inhibitions: [] }),
    law: 'alert/for',
    where: 'example › alert Slow',
    rightlyWritten: "alertGroup('example', '30s', [alert('Slow', { for: '1m', … })])",
    right: house(),
  },
]
