import { print, slosOf, where, type Slo } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { dump, loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { sloDocument, type SloDocument } from './document.ts'
import { exportSlos } from './export.ts'
import { importSlos } from './import.ts'
import { readSelector } from './selector.ts'

const stack = stackIn(environments.production)
const slos = stack.systems.flatMap(slosOf)
const exported = loadAll(exportSlos(stack)) as readonly SloDocument[]

describe('there and back', () => {
  const { declarations, source, problems } = importSlos(exportSlos(stack), stack)

  test('each document follows OpenSLO v1', () => {
    for (const document of exported) expect(sloDocument.parse(document)).toBeTruthy()
  })
  test('nothing is lost that OpenSLO has words for', () => expect(problems).toEqual([]))
  test.each(slos)('$name promises the same', (slo) => {
    const { kind, name, promise, objective, window, evidence } = slo
    expect(declarations.find((read) => read.name === name)).toMatchObject({
      kind,
      name,
      promise,
      objective,
      window,
      evidence,
      ...(slo.latency && { within: slo.latency.within }),
    })
  })
  test.each(slos)('$name counts the same', (slo) => {
    const read = declarations.find(({ name }) => name === slo.name)
    expect([read?.total.matchers, read?.part.matchers]).toEqual(matchersOf(slo))
  })
  test('the source reads as it was declared', () => {
    expect(source).toContain(`export const apiLatency = latency('api_latency', {
  promise: 'The orchestrator answers a request within a second.',
  objective: '95%',
  window: '30d',
  of: httpRequestDuration,
  within: 1,
  where: { job: 'orchestrator' },
  evidence: 20,
})`)
    expect(source).toContain(`bad: where(httpRequests, { job: 'orchestrator', status: like('5..') })`)
    expect(source).toContain(`total: where(tasksCompleted, { status: not('cancelled') })`)
  })
})

const matchersOf = ({ indicator }: Slo) => [
  indicator.total.node.matchers,
  ('bad' in indicator ? indicator.bad : indicator.good).node.matchers,
]

describe('what has no equivalent', () => {
  const [first] = exported
  const problemsWith = (change: Partial<SloDocument['spec']>) =>
    importSlos(dump({ ...first, spec: { ...first?.spec, ...change } }), stack).problems

  test.each([
    [{ budgetingMethod: 'Timeslices' }, 'budgeting by Timeslices'],
    [{ objectives: [{ target: 0.9 }, { target: 0.99 }] }, 'these objectives'],
    [{ objectives: [{ target: 1 }] }, 'these objectives'],
    [{ timeWindow: [{ duration: '1M', isRolling: false }] }, 'this time window'],
    [{ timeWindow: [{ duration: '14d', isRolling: true }] }, 'this time window'],
    [{ indicator: { spec: {} } }, 'an indicator without two counters'],
    [{ alertPolicies: [{ alertPolicyRef: 'fast' }] }, 'alert policy fast'],
  ] as const)('%j', (change, what) => {
    expect(problemsWith(change as unknown as Partial<SloDocument['spec']>)).toMatchObject([
      { code: 'openslo/no-equivalent', message: `There is no equivalent for ${what}.` },
    ])
  })
  test('a query that is more than a selector, and a metric that nobody keeps', () => {
    const source = (query: string) => ({ metricSource: { spec: { query } } })
    const ratioMetric = { counter: true, good: source('rate(a_total[5m])'), total: source('sum(b_total)') }
    expect(problemsWith({ indicator: { spec: { ratioMetric } } })).toMatchObject([
      { code: 'openslo/unknown-metric' },
      { code: 'openslo/no-equivalent', message: 'There is no equivalent for the query rate(a_total[5m]).' },
    ])
  })
  test('other kinds of documents, and what is no YAML', () => {
    expect(importSlos('kind: DataSource\n', stack).problems).toMatchObject([
      { code: 'openslo/no-equivalent' },
    ])
    expect(importSlos('kind: [\n', stack).problems).toMatchObject([{ code: 'openslo/unreadable' }])
    expect(importSlos('kind: SLO\n', stack).problems).toMatchObject([{ code: 'openslo/unreadable' }])
  })
})

test.each([
  [{ target: 0.999 }, '99.9%'],
  [{ target: 0.9995 }, '99.95%'],
  [{ targetPercent: 99.95 }, '99.95%'],
])('an objective of %j is %s', (objective, text) => {
  const [first] = exported
  const yaml = dump({ ...first, spec: { ...first?.spec, objectives: [objective], alertPolicies: [] } })
  expect(importSlos(yaml, stack).declarations).toMatchObject([{ objective: text }])
})

test.each(
  slos.flatMap(({ indicator }) => [indicator.total, 'bad' in indicator ? indicator.bad : indicator.good]),
)('a selector is read as it is printed', (series) => {
  expect(readSelector(print(series.node))?.matchers).toEqual(series.node.matchers)
  const quoted = where(series, { job: 'a"b\\c' })
  expect(readSelector(`sum(${print(quoted.node)})`)?.matchers.at(-1)?.value).toBe('a"b\\c')
})
