import { trace, TraceFlags, type SpanContext } from '@opentelemetry/api'
import type { Sampler, SamplingResult } from '@opentelemetry/sdk-trace'
import { foldedTraceId } from './span-ids.ts'

/**
 * A sampler that needs no more than a trace's id and its parent, so that it can decide before anything of a span exists.
 * To OpenTelemetry's SDK it is a sampler like any other.
 */
export interface HeadSampler extends Sampler {
  samples(traceId: string, parent?: SpanContext): boolean
}

/** `SamplingDecision` of the SDK, which is not loaded for three numbers. */
export const samplingDecision = { ignore: 0, record: 1, recordAndSample: 2 } as const

export const alwaysOn = (): HeadSampler => headSampler('AlwaysOnSampler', () => true)

export const alwaysOff = (): HeadSampler => headSampler('AlwaysOffSampler', () => false)

/** Samples this share of all traces, and those that OpenTelemetry's own sampler would. */
export const traceIdRatio = (ratio: number): HeadSampler => {
  const bound = ratio === 1 ? 0x1_0000_0000 : Math.floor(ratio * 0xffff_ffff)
  return headSampler(`TraceIdRatioBased{${ratio}}`, (traceId) => foldedTraceId(traceId) < bound)
}

/** The caller's decision, where there is a caller; the root's where a trace begins. */
export const parentBased = (root: HeadSampler): HeadSampler =>
  headSampler(
    `ParentBased{root=${root}, remoteParentSampled=AlwaysOnSampler, remoteParentNotSampled=AlwaysOffSampler, localParentSampled=AlwaysOnSampler, localParentNotSampled=AlwaysOffSampler}`,
    (traceId, parent) =>
      parent === undefined ? root.samples(traceId) : (parent.traceFlags & TraceFlags.SAMPLED) !== 0,
  )

export const isHeadSampler = (sampler: Sampler): sampler is HeadSampler => 'samples' in sampler

const headSampler = (name: string, samples: HeadSampler['samples']): HeadSampler => ({
  samples,
  shouldSample: (around, traceId) => resultOf(samples(traceId, trace.getSpanContext(around))),
  toString: () => name,
})

export const resultOf = (sampled: boolean): SamplingResult => (sampled ? recordAndSample : ignore)
const recordAndSample: SamplingResult = { decision: samplingDecision.recordAndSample }
const ignore: SamplingResult = { decision: samplingDecision.ignore }
