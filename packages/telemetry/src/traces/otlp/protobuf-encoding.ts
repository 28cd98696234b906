import { TraceFlags } from '@opentelemetry/api'
import { keptAttributes, type KeptValue } from '../attribute-value.ts'
import type { RecordedSpan } from '../recorded-span.ts'
import type { SpanAttributes } from '../span-attributes.ts'
import { unixNanos } from '../span-clock.ts'
import type { KeptEvent, KeptLink } from '../span-details.ts'
import { BytePage } from './byte-page.ts'
import type { OtlpEncoding, ScopeRun } from './encoding.ts'
import { ProtobufPage } from './protobuf-page.ts'
import { spanFlags } from './span-flags.ts'

/** OTLP as protobuf, with the field numbers of opentelemetry/proto/trace/v1/trace.proto. */
export const protobufEncoding: OtlpEncoding = {
  contentType: 'application/x-protobuf',
  span: (span, page) => {
    const out = new ProtobufPage(page)
    out.message(2, () => writeSpan(out, span))
  },
  body: ({ attributes }, runs) => {
    const page = new BytePage(1024)
    const out = new ProtobufPage(page)
    out.message(1, () => {
      out.message(1, () => writeAttributes(out, 1, keptAttributes(attributes)))
      for (const run of runs) out.message(2, () => writeScope(out, run))
    })
    return [page.toBuffer()]
  },
}

const writeScope = (out: ProtobufPage, { scope, spans }: ScopeRun): void => {
  out.message(1, () => {
    out.text(1, scope.name)
    if (scope.version !== undefined) out.text(2, scope.version)
  })
  out.written(spans)
}

const writeSpan = (out: ProtobufPage, span: RecordedSpan): void => {
  const { parent, traceState, kept, status } = span
  out.hex(1, span.traceId)
  out.hex(2, span.spanId)
  if (traceState !== undefined) out.text(3, traceState.serialize())
  if (parent !== undefined) out.hex(4, parent.spanId)
  out.text(5, span.name)
  out.number(6, span.kind + 1)
  out.fixed64(7, unixNanos(span.startedAt))
  out.fixed64(8, unixNanos(span.endedAt ?? span.startedAt))
  writeKept(out, 9, kept)
  out.number(10, kept.dropped)
  for (const event of span.keptEvents?.kept ?? []) out.message(11, () => writeEvent(out, event))
  out.number(12, span.droppedEventsCount)
  for (const link of span.keptLinks?.kept ?? []) out.message(13, () => writeLink(out, link))
  out.number(14, span.droppedLinksCount)
  out.message(15, () => {
    if (status.message !== undefined) out.text(2, status.message)
    out.number(3, status.code)
  })
  out.fixed32(16, spanFlags(span.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, parent?.isRemote))
}

const writeEvent = (out: ProtobufPage, { name, at, attributes }: KeptEvent): void => {
  out.fixed64(1, unixNanos(at))
  out.text(2, name)
  writeKept(out, 3, attributes)
  out.number(4, attributes.dropped)
}

const writeLink = (out: ProtobufPage, { context, attributes }: KeptLink): void => {
  out.hex(1, context.traceId)
  out.hex(2, context.spanId)
  if (context.traceState !== undefined) out.text(3, context.traceState.serialize())
  writeKept(out, 4, attributes)
  out.number(5, attributes.dropped)
  out.fixed32(6, spanFlags(context.traceFlags, context.isRemote))
}

const writeKept = (out: ProtobufPage, field: number, { shared, own }: SpanAttributes): void => {
  writeAttributes(out, field, shared.attributes)
  for (let at = 0; at < own.length; at += 2) writeKeyValue(out, field, own[at] as string, own[at + 1])
}

const writeAttributes = (
  out: ProtobufPage,
  field: number,
  attributes: Readonly<Record<string, KeptValue>>,
): void => {
  for (const [key, value] of Object.entries(attributes)) writeKeyValue(out, field, key, value)
}

const writeKeyValue = (out: ProtobufPage, field: number, key: string, value: KeptValue | undefined) =>
  out.message(field, () => {
    out.text(1, key)
    out.message(2, () => writeValue(out, value))
  })

const writeValue = (out: ProtobufPage, value: KeptValue | undefined): void => {
  if (typeof value === 'string') out.text(1, value)
  else if (typeof value === 'boolean') out.flag(2, value)
  else if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) out.int64(3, value)
    else out.double(4, value)
  } else if (value instanceof Uint8Array) out.bytes(7, value)
  else if (Array.isArray(value))
    out.message(5, () => {
      for (const each of value) out.message(1, () => writeValue(out, each))
    })
  else if (typeof value === 'object' && value !== null)
    out.message(6, () => writeAttributes(out, 1, value as Readonly<Record<string, KeptValue>>))
}
