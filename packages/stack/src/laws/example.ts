/** Small stacks for the tests of the laws: one system around the part that a law looks at. */
import {
  alert,
  alertGroup,
  always,
  counter,
  job,
  now,
  ratio,
  record,
  scrapeUp,
  service,
  system,
  type Condition,
  type Elsewhere,
  type Instant,
  type RuleGroup,
  type Slo,
  type SloWindow,
  type Objective,
  type Metrics,
  type Service,
  type Stack,
  type System,
} from '@octoscope/spec'
import { native } from '../environments.ts'
import { images } from '../images.ts'

export const stackOf = (about: {
  readonly services: readonly Service[]
  readonly alerts?: readonly Condition[]
  readonly records?: readonly RuleGroup[]
  readonly slos?: readonly Slo[]
}): Stack => ({
  systems: [
    system('example', {
      title: 'Example',
      summary: '',
      jobs: [job('example', '15s', about.services)],
      recordGroups: about.records ?? [],
      slos: about.slos ?? [],
      alertGroups: [alertGroup('example', '30s', (about.alerts ?? []).map(alertOn))],
      dashboards: [],
    }),
  ],
  environment: native,
  environments: [native],
  images,
})

export const serviceWith = (metrics: Metrics): Service =>
  service('example', { summary: '', port: 9000, metrics })

export const recordWith = (name: string, expr: Instant = now(scrapeUp)) =>
  record(name, { help: '', unit: 'calls', expr, proof: [{ when: '', given: [], at: '5m', values: [] }] })

export const sloTerms = {
  promise: '',
  objective: '99.9%',
  window: '30d',
  evidence: 5,
  runbook: { impact: '', look: [], act: [] },
} as const

export const sloWith = ({
  name = 'example',
  ...terms
}: {
  readonly name?: string
  readonly objective?: Objective
  readonly window?: SloWindow
  readonly evidence?: number
  readonly elsewhere?: Elsewhere
}): Slo => {
  const calls = counter('calls_total', { help: '', unit: 'calls' })
  return ratio(name, { ...sloTerms, ...terms, total: calls, bad: calls, played: () => [] })
}

const alertOn = (expr: Condition) =>
  alert('Example', {
    expr,
    for: '5m',
    severity: 'warning',
    summary: '',
    description: '',
    runbook: { meaning: '', impact: '', look: [], act: [] },
    proof: {
      fires: [{ when: '', given: [], at: '5m', alerts: [] }],
      silent: [{ when: '', given: [], at: '5m' }],
    },
  })

/** A condition that prints as the given text, be it no PromQL at all. */
export const rawCondition = (text: string): Condition => ({ ...always(), toString: () => text })

/** The stack with its one system changed. */
export const withSystem = (stack: Stack, change: (system: System) => Partial<System>): Stack => ({
  ...stack,
  systems: stack.systems.map((each) => ({ ...each, ...change(each) })),
})
