import { isValidSpanId, isValidTraceId, ROOT_CONTEXT } from '@opentelemetry/api'
import { SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace'
import { expect, test, vi } from 'vitest'
import { traceIdRatio } from './samplers.ts'

test.each<[string, 'newSpanId' | 'newTraceId', (id: string) => boolean]>([
  ['span', 'newSpanId', isValidSpanId],
  ['trace', 'newTraceId', isValidTraceId],
])('ids of %ss are valid and never the same, from the first on', async (_of, make, isValid) => {
  vi.resetModules()
  const { [make]: newId } = await import('./span-ids.ts')
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.filter((id) => !isValid(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('ids of both kinds taken in turn do not overlap', async () => {
  vi.resetModules()
  const { newSpanId, newTraceId } = await import('./span-ids.ts')
  const pieces = Array.from({ length: 5000 }, () => {
    const traceId = newTraceId()
    return [traceId.slice(0, 16), traceId.slice(16), newSpanId()]
  }).flat()
  expect(new Set(pieces).size).toBe(pieces.length)
})

test('a ratio takes the traces that OpenTelemetry’s own sampler would, whoever made their ids', async () => {
  const { newTraceId } = await import('./span-ids.ts')
  const stock = new TraceIdRatioBasedSampler(0.3)
  const ours = traceIdRatio(0.3)
  let taken = 0
  for (let at = 0; at < 20_000; at++) {
    const id = newTraceId()
    const fresh = ours.samples(id)
    // Read back from its digits, as one that came in a header.
    newTraceId()
    expect([fresh, ours.samples(id)]).toEqual(
      Array(2).fill(stock.shouldSample(ROOT_CONTEXT, id).decision === SamplingDecision.RECORD_AND_SAMPLED),
    )
    taken += fresh ? 1 : 0
  }
  expect(taken / 20_000).toBeGreaterThan(0.28)
  expect(taken / 20_000).toBeLessThan(0.32)
})
