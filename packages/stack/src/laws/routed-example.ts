/** Small stacks for the tests of the laws about routes: alerts of one system, sent along one tree. */
import {
  alert,
  alertGroup,
  always,
  atMost,
  gauge,
  inhibition,
  job,
  now,
  sum,
  system,
  type Alert,
  type Inhibition,
  type Pace,
  type Receiver,
  type Routing,
  type Severity,
  type Stack,
} from '@octoscope/spec'
import { native } from '../environments.ts'
import { images } from '../images.ts'
import { serviceWith } from './example.ts'

const load = gauge('load', { help: '', unit: 'ratio', labels: { zone: atMost(9) } })

/** An alert that fires once with each of these label sets; its query keeps the labels of the first. */
export const alarm = (
  name: string,
  severity: Severity = 'warning',
  ...[first = { job: 'shop' }, ...others]: readonly Labels[]
): Alert =>
  alert(name, {
    expr:
      severity === 'none'
        ? always()
        : sum(now(load))
            .by(...keys(first))
            .above(1),
    for: '1m',
    severity,
    summary: '',
    description: '',
    runbook: { meaning: '', impact: '', look: [], act: [] },
    proof: {
      fires: [
        {
          when: '',
          given: [],
          at: '5m',
          alerts: [first, ...others].map((labels) => ({
            labels: labels as FiringLabels,
            summary: '',
            description: '',
          })),
        },
      ],
      silent: [{ when: '', given: [], at: '5m' }],
    },
  })

type Kept = 'job' | 'instance' | 'zone'
type Labels = Readonly<Partial<Record<Kept, string>>>
type FiringLabels = Readonly<Record<Kept, string>>
const keys = (labels: Labels) => Object.keys(labels) as unknown as readonly [Kept, ...Kept[]]

export const heartbeat = alarm('Heartbeat', 'none')

export const pager: Receiver = { name: 'pager', integrations: [{ kind: 'webhook', url: 'http://pager/' }] }
export const chat: Receiver = { name: 'chat', integrations: [{ kind: 'webhook', url: 'http://chat/' }] }
export const mute: Receiver = { name: 'mute', integrations: [] }
export const deadMan: Receiver = {
  name: 'deadMan',
  integrations: [{ kind: 'heartbeat', url: 'http://dead-man/' }],
}

export const pace: Pace = {
  groupBy: ['alertname'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '1h',
}

/** Everything to the chat, and stated so, unless told otherwise. */
export const routing = (about: Partial<Routing> = {}): Routing => ({
  ...pace,
  receiver: chat,
  routes: [],
  reaches: { critical: [chat], warning: [chat], none: [chat] },
  ...about,
})

export const silences = (
  source: Alert,
  target: Alert,
  equal: readonly [string, ...string[]] = ['job'],
): Inhibition => inhibition({ source, targets: [target], equal, why: '' })

export const stackWith = (about: {
  readonly alerts: readonly Alert[]
  readonly inhibitions?: readonly Inhibition[]
  readonly routing?: Routing
}): Stack => {
  const environment = { ...native, name: 'here', routing: about.routing ?? routing() }
  return {
    systems: [
      system('example', {
        title: 'Example',
        summary: '',
        jobs: [job('example', '15s', [serviceWith({ load })])],
        alertGroups: [alertGroup('example', '30s', about.alerts)],
        inhibitions: about.inhibitions ?? [],
        dashboards: [],
      }),
    ],
    environment,
    environments: [environment],
    images,
  }
}
