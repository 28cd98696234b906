import { trace, TraceFlags, type SpanContext } from '@opentelemetry/api'
import type { Sampler, SamplingDecision, SamplingResult } from '@opentelemetry/sdk-trace'
import { foldedTraceId } from './span-ids.ts'

/**
 * A sampler that needs no more than a trace's id and its parent, so that it can decide before anything of a span exists.
 * To OpenTelemetry's SDK it is a sampler like any other.
 */
export interface HeadSampler extends Sampler {
  samples(traceId: string, parent?: SpanContext): boolean
}

/** What a sampler has decided. */
export interface Sampled {
  /** For processors. */
  readonly recorded: boolean
  /** For receivers, and for the services that are called. */
  readonly sampled: boolean
  readonly attributes?: SamplingResult['attributes']
  readonly traceState?: SamplingResult['traceState']
}

/** By the numbers of the SDK's `SamplingDecision`, which is not loaded for them. */
export const readDecision = ({ decision, attributes, traceState }: SamplingResult): Sampled => {
  const number: number = decision
  return { recorded: number > 0, sampled: number === 2, attributes, traceState }
}

export const decisionOf = (sampled: boolean): Sampled => (sampled ? taken : ignored)
const taken: Sampled = { recorded: true, sampled: true }
const ignored: Sampled = { recorded: false, sampled: false }

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
    `ParentBased{root=${root.toString()}, remoteParentSampled=AlwaysOnSampler, remoteParentNotSampled=AlwaysOffSampler, localParentSampled=AlwaysOnSampler, localParentNotSampled=AlwaysOffSampler}`,
    (traceId, parent) =>
      parent === undefined ? root.samples(traceId) : (parent.traceFlags & TraceFlags.SAMPLED) !== 0,
  )

export const isHeadSampler = (sampler: Sampler): sampler is HeadSampler => 'samples' in sampler

const headSampler = (name: string, samples: HeadSampler['samples']): HeadSampler => ({
  samples,
  shouldSample: (around, traceId) => ({
    decision: decisionNumber(samples(traceId, trace.getSpanContext(around))),
  }),
  toString: () => name,
})

/** `SamplingDecision` of the SDK, which is not loaded for two numbers. */
const decisionNumber = (sampled: boolean): SamplingDecision =>
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the members' own numbers
  sampled ? 2 : 0
