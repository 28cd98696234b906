import { attributeVariables } from './attribute-variables.ts'
import { batchOf, type BatchLimits } from './batch-limits.ts'
import { generalVariables } from './general-variables.ts'
import { isAddressed, receiverOf, type OtlpReceiver, type ReadFile } from './otlp-receiver.ts'
import type { Reading } from './reading.ts'
import { spanVariables } from './span-variables.ts'
import type { SpanLimits } from '../traces/span-limits.ts'

export interface SamplerChoice {
  readonly name: (typeof spanVariables.sampler)['fallback']
  /** The share of traces that a sampler by ratio records. */
  readonly ratio: number
}

export interface TraceSettings {
  /** Without the SDK there are no ids either, in logs or on the wire. */
  readonly enabled: boolean
  readonly sampler: SamplerChoice
  /** Where spans go by OTLP, when they do. */
  readonly receiver: OtlpReceiver | undefined
  /** Whether spans are written to standard output too. */
  readonly console: boolean
  /** Whether `traceparent` is taken from callers and sent on. */
  readonly propagates: boolean
  readonly batch: BatchLimits
  readonly limits: SpanLimits
}

export const traceSettingsOf = (reading: Reading, readFile: ReadFile): TraceSettings => {
  const { read } = reading
  // A service alone keeps quiet: spans are sent when an exporter or an endpoint is named.
  const exporters: readonly string[] =
    read(spanVariables.exporters) ?? (isAddressed('TRACES', reading) ? ['otlp'] : [])
  const receiver = receiverOf('TRACES', reading, readFile)
  return {
    enabled: !read(generalVariables.disabled),
    sampler: { name: read(spanVariables.sampler), ratio: read(spanVariables.samplerArgument) },
    receiver: exporters.includes('otlp') ? receiver : undefined,
    console: exporters.includes('console'),
    propagates: read(generalVariables.propagators).includes('tracecontext'),
    batch: batchOf(spanVariables, read),
    limits: limitsOf(read),
  }
}

/** 64 attributes of 4 KB: a queue full of prompts would otherwise fill the memory. */
const limitsOf = (read: Reading['read']): SpanLimits => ({
  attributeValueLengthLimit:
    read(spanVariables.attributeValueLengthLimit) ?? read(attributeVariables.valueLengthLimit) ?? 4096,
  attributeCountLimit: read(spanVariables.attributeCountLimit) ?? read(attributeVariables.countLimit) ?? 64,
  eventCountLimit: read(spanVariables.eventCountLimit),
  linkCountLimit: read(spanVariables.linkCountLimit),
  attributePerEventCountLimit: read(spanVariables.attributePerEventCountLimit),
  attributePerLinkCountLimit: read(spanVariables.attributePerLinkCountLimit),
})
