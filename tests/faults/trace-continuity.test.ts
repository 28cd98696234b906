import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onThisMachine, urlOf } from '../../packages/cli/src/native/environment.ts'
import { poll } from '../../packages/cli/src/native/poll.ts'
import { send } from '../../packages/cli/src/traffic/octollm/send.ts'
import { stackIn } from '../../packages/stack/src/index.ts'
import {
  coder,
  executor,
  guardian,
  judge,
  orchestrator,
  planner,
  reflexLayer,
} from '../../packages/systems/octollm/src/targets.ts'
import { freeOffset } from '../e2e/free-offset.ts'
import { startStack, type StartedStack } from '../e2e/started-stack.ts'
import { openCollector } from './fixtures/collector.ts'
import type { ReceivedSpan } from './fixtures/otlp-payload.ts'

/** The kinds of opentelemetry-proto's Span.SpanKind. */
const spanKind = { server: 2, client: 3 } as const

/** The services that the task passes through. */
const onTheWay = [orchestrator, reflexLayer, planner, executor, coder, judge, guardian].map(
  ({ name }) => name,
)
const others = onTheWay.filter((name) => name !== orchestrator.name)

let collector: Awaited<ReturnType<typeof openCollector>>
let started: StartedStack
let spans: readonly ReceivedSpan[]

beforeAll(async () => {
  collector = await openCollector()
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' }
  started = await startStack(stackIn(onThisMachine(await freeOffset())), { env })
  await send(urlOf(orchestrator, started.stack.environment), {
    goal: 'Run date -u and write a function that reverses a text',
    scenario: { name: 'work for two arms', goals: [''], priority: 'high', expect: 'completed', weight: 1 },
  })
  const whole = async () => (missingIn(traceOfTheTask()).length === 0 ? traceOfTheTask() : undefined)
  spans = (await poll(whole, { withinMs: 30_000 })) ?? traceOfTheTask()
})

afterAll(async () => {
  await started?.stop()
  await collector?.close()
})

/** The trace that began when the task was sent. Reading the task back has traces of its own. */
const traceOfTheTask = (): readonly ReceivedSpan[] => {
  const root = collector.spans.find(({ name, parentSpanId }) => name === 'POST /tasks' && !parentSpanId)
  return collector.spans.filter(({ traceId }) => traceId === root?.traceId)
}

/** What a trace lacks: a service on the way, the parent of a span, the answer to a request. */
const missingIn = (trace: readonly ReceivedSpan[]): readonly string[] => [
  ...onTheWay.filter((name) => !trace.some(({ service }) => service === name)),
  ...trace.flatMap(({ parentSpanId }) =>
    !parentSpanId || trace.some(({ spanId }) => spanId === parentSpanId) ? [] : [`parent ${parentSpanId}`],
  ),
  ...trace
    .filter(({ kind }) => kind === spanKind.client)
    .flatMap(({ spanId, name }) =>
      trace.some(({ parentSpanId }) => parentSpanId === spanId) ? [] : [`answer to ${name}`],
    ),
]

test('one task is one trace: one root, and every other span hangs under one of the trace', () => {
  const roots = spans.filter(({ parentSpanId }) => !parentSpanId)
  expect(roots).toMatchObject([{ service: orchestrator.name, kind: spanKind.server }])
  expect(missingIn(spans)).toEqual([])
})

test('each request of the task is two spans, one where it is sent and one where it is answered', () => {
  const [sent, answered] = [spanKind.client, spanKind.server].map(
    (wanted) => spans.filter(({ kind }) => kind === wanted).length,
  )
  expect(answered).toBe(1 + (sent ?? Number.NaN))
})

test.each(others)('each request to %s hangs under the span with which the orchestrator sent it', (name) => {
  const served = spans.filter(({ service, kind }) => service === name && kind === spanKind.server)
  const senders = served.map(({ parentSpanId }) => spans.find(({ spanId }) => spanId === parentSpanId))
  expect(senders.length).toBeGreaterThan(0)
  for (const sender of senders)
    expect(sender).toMatchObject({ service: orchestrator.name, kind: spanKind.client })
})

test.each(onTheWay)('the log lines of %s carry the id of the trace, and ids of its spans', async (name) => {
  const log = await readFile(started.folder.log(name), 'utf8')
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
  const ours = lines.filter(({ trace_id }) => trace_id === spans[0]?.traceId)
  const strangers = ours.filter((line) => !spans.some(({ spanId }) => spanId === line.span_id))
  expect(ours.length).toBeGreaterThan(0)
  expect(strangers).toEqual([])
})

interface LogLine {
  readonly trace_id?: string
  readonly span_id?: string
}
