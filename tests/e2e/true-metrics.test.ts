import { afterAll, beforeAll, expect, test } from 'vitest'
import { onThisMachine, urlOf } from '../../packages/cli/src/native/environment.ts'
import { drive } from '../../packages/cli/src/traffic/octollm/drive.ts'
import { everyErrand } from '../../packages/cli/src/traffic/octollm/errands.ts'
import { scenarios } from '../../packages/cli/src/traffic/octollm/scenarios.ts'
import type { Result } from '../../packages/cli/src/traffic/octollm/send.ts'
import { selfMetrics, servicesOf } from '../../packages/spec/src/index.ts'
import { stackIn } from '../../packages/stack/src/index.ts'
import { octollm } from '../../packages/systems/octollm/src/index.ts'
import * as measured from '../../packages/systems/octollm/src/metrics/index.ts'
import {
  coder,
  executor,
  guardian,
  judge,
  orchestrator,
  planner,
  reflexLayer,
  retriever,
} from '../../packages/systems/octollm/src/targets.ts'
import { freeOffset } from './free-offset.ts'
import { metricsPages, type MetricsPages } from './metrics-pages.ts'
import { startStack, type StartedStack } from './started-stack.ts'

/** Every scenario is sent once to a fresh OctoLLM. What its metrics say is held against what the sender saw. */
const results: Result[] = []
let started: StartedStack
let before: MetricsPages
let after: MetricsPages

beforeAll(async () => {
  started = await startStack(stackIn(onThisMachine(await freeOffset())))
  const { environment } = started.stack
  const read = () => metricsPages(environment, servicesOf(octollm))
  const url = urlOf(orchestrator, environment)
  before = await read()
  await drive({ url, errands: everyErrand(scenarios), rate: 10, onResult: (result) => results.push(result) })
  after = await read()
})

afterAll(() => started?.stop())

const grown = (...of: Parameters<MetricsPages['total']>): number => after.total(...of) - before.total(...of)
const count = (is: (result: Result) => boolean): number => results.filter(is).length
const accepted = () => count(({ taskId }) => taskId !== undefined)

test.each(measured.priorities)('they tell how many tasks of priority %s were accepted', (priority) => {
  const tasks = count(({ taskId, errand }) => taskId !== undefined && errand.scenario.priority === priority)
  expect(grown(orchestrator, measured.tasksCreated, { priority })).toBe(tasks)
})

test('they tell how the tasks ended', () => {
  const ended = (status: string) => grown(orchestrator, measured.tasksCompleted, { status })
  expect(ended('success')).toBe(count(({ outcome }) => outcome === 'completed'))
  expect(ended('error')).toBe(count(({ outcome }) => outcome === 'failed'))
  expect(after.total(orchestrator, measured.tasksInProgress)).toBe(0)
})

test('they tell how each request to the API was answered', () => {
  const submitted = (status: string) =>
    grown(orchestrator, measured.httpRequests, { method: 'POST', endpoint: '/tasks', status })
  expect(submitted('202')).toBe(accepted())
  expect(submitted('400')).toBe(count(({ outcome }) => outcome === 'blocked'))
  expect(grown(orchestrator, measured.httpRequestDuration, { method: 'POST', endpoint: '/tasks' })).toBe(
    results.length,
  )
})

test.each([planner, executor, coder, judge, guardian, retriever])(
  'tell that the $name was used',
  ({ labels }) => {
    const requests = grown(orchestrator, measured.armRequests, labels)
    expect(requests).toBeGreaterThan(0)
    expect(grown(orchestrator, measured.armRequestDuration, labels)).toBe(requests)
    expect(after.total(orchestrator, measured.armAvailability, labels)).toBeGreaterThan(0)
  },
)

test('they tell that each accepted task was planned once', () => {
  expect(grown(orchestrator, measured.armRequests, { ...planner.labels, status: 'success' })).toBe(accepted())
})

test.each([executor, coder, retriever])('they tell how long steps took on the $name', ({ labels }) => {
  expect(grown(orchestrator, measured.taskDuration, labels)).toBeGreaterThan(0)
})

test.each([planner, coder])('tell of each call of the $name to the language model, which is free', (arm) => {
  const calls = grown(arm, measured.llmCalls, { provider: 'local' })
  expect(calls).toBeGreaterThan(0)
  expect(grown(arm, measured.llmDuration)).toBe(calls)
  expect(grown(arm, measured.llmTokens)).toBeGreaterThan(calls)
  expect(after.total(arm, measured.llmCost)).toBe(0)
})

test('they tell what the guards found', () => {
  expect(grown(reflexLayer, measured.cacheHits)).toBe(1)
  expect(grown(reflexLayer, measured.cacheMisses)).toBe(results.length - 1)
  expect(
    grown(reflexLayer, measured.securityViolations, { violation_type: 'prompt_injection' }),
  ).toBeGreaterThan(0)
  expect(grown(executor, measured.securityViolations, { violation_type: 'command_denied' })).toBe(1)
  expect(grown(reflexLayer, measured.piiDetections, { pii_type: 'email' })).toBe(1)
  expect(grown(guardian, measured.piiDetections, { pii_type: 'email' })).toBe(1)
})

test.each([
  { service: orchestrator, memory_type: 'global' },
  { service: retriever, memory_type: 'local' },
])('they tell what $service.name asked of its $memory_type memory', ({ service, memory_type }) => {
  const operations = grown(service, measured.memoryOperations, { memory_type })
  expect(operations).toBeGreaterThan(0)
  expect(grown(service, measured.memoryQueryDuration, { memory_type })).toBe(operations)
})

test.each(servicesOf(octollm))('they hold no value of $name that had to be refused', (service) => {
  for (const loss of [selfMetrics.invalidMeasurements, selfMetrics.labelOverflow])
    expect(after.total(service, loss)).toBe(0)
})
