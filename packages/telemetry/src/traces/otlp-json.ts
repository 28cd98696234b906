import { TraceFlags, type Attributes, type AttributeValue, type SpanContext } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { Resource } from '@opentelemetry/resources'
import type { RecordedSpan } from './recorded-span.ts'
import type { SharedAttributes, SpanAttributes } from './span-attributes.ts'
import { unixNanos, wallClockOffset } from './span-clock.ts'

/** A request of OTLP as JSON. All spans must be of one resource. */
export const otlpJson = (spans: readonly RecordedSpan[]): string => {
  const offset = wallClockOffset()
  const byScope = new Map<InstrumentationScope, string[]>()
  for (const span of spans) {
    const { instrumentationScope } = span.tracer
    const texts = byScope.get(instrumentationScope)
    if (texts === undefined) byScope.set(instrumentationScope, [spanJson(span, offset)])
    else texts.push(spanJson(span, offset))
  }
  const scopes = [...byScope].map(([scope, texts]) => `{"scope":${scopeJson(scope)},"spans":[${texts.join()}]}`)
  const resource = spans[0] === undefined ? '{}' : resourceJson(spans[0].resource)
  return `{"resourceSpans":[{"resource":${resource},"scopeSpans":[${scopes.join()}]}]}`
}

const spanJson = (span: RecordedSpan, offset: number): string => {
  const { parent, traceState, status, kept, startedAt } = span
  return `{"traceId":"${span.traceId}","spanId":"${span.spanId}"${
    parent === undefined ? '' : `,"parentSpanId":"${parent.spanId}"`
  }${traceState === undefined ? '' : `,"traceState":${quoted(traceState.serialize())}`},"name":${quoted(span.name)},"kind":${
    span.kind + 1
  },"startTimeUnixNano":"${unixNanos(startedAt, offset)}","endTimeUnixNano":"${unixNanos(
    span.endedAt ?? startedAt,
    offset,
  )}","attributes":[${attributesJson(kept)}],"droppedAttributesCount":${kept.dropped},"events":[${eventsJson(
    span,
    offset,
  )}],"droppedEventsCount":${span.droppedEventsCount},"status":{"code":${status.code}${
    status.message === undefined ? '' : `,"message":${quoted(status.message)}`
  }},"links":[${linksJson(span)}],"droppedLinksCount":${span.droppedLinksCount},"flags":${flagsOf(
    span.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    parent?.isRemote,
  )}}`
}

/** The low byte is the trace's; above it stands whether the parent is known to be remote, and whether it is. */
const flagsOf = (traceFlags: number, isRemote: boolean | undefined): number =>
  (traceFlags & 0xff) | 0x100 | (isRemote === true ? 0x200 : 0)

const eventsJson = ({ keptEvents }: RecordedSpan, offset: number): string =>
  keptEvents === undefined
    ? ''
    : keptEvents.kept
        .map(
          ({ name, at, attributes }) =>
            `{"attributes":[${attributesJson(attributes)}],"name":${quoted(name)},"timeUnixNano":"${unixNanos(at, offset)}","droppedAttributesCount":${attributes.dropped}}`,
        )
        .join()

const linksJson = ({ keptLinks }: RecordedSpan): string =>
  keptLinks === undefined ? '' : keptLinks.kept.map(({ context, attributes }) => linkJson(context, attributes)).join()

const linkJson = ({ traceId, spanId, traceState, traceFlags, isRemote }: SpanContext, attributes: SpanAttributes) =>
  `{"attributes":[${attributesJson(attributes)}],"spanId":${quoted(spanId)},"traceId":${quoted(traceId)}${
    traceState === undefined ? '' : `,"traceState":${quoted(traceState.serialize())}`
  },"droppedAttributesCount":${attributes.dropped},"flags":${flagsOf(traceFlags, isRemote)}}`

const attributesJson = ({ shared, own }: SpanAttributes): string => {
  let json = sharedJson(shared)
  for (let at = 0; at < own.length; at += 2) {
    if (json !== '') json += ','
    json += keyValueJson(own[at] as string, own[at + 1])
  }
  return json
}

const sharedTexts = new WeakMap<SharedAttributes, string>()

const sharedJson = (shared: SharedAttributes): string => {
  if (shared.count === 0) return ''
  const known = sharedTexts.get(shared)
  if (known !== undefined) return known
  const json = objectJson(shared.attributes)
  sharedTexts.set(shared, json)
  return json
}

const objectJson = (attributes: Readonly<Attributes>): string =>
  Object.entries(attributes)
    .map(([key, value]) => keyValueJson(key, value))
    .join()

const keyValueJson = (key: string, value: AttributeValue | undefined): string =>
  `{"key":${quoted(key)},"value":${valueJson(value)}}`

/** JSON has no numbers that are none: protobuf's JSON writes them as texts. */
const valueJson = (value: AttributeValue | undefined): string => {
  if (typeof value === 'string') return `{"stringValue":${quoted(value)}}`
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return `{"intValue":${value}}`
    return `{"doubleValue":${Number.isFinite(value) ? value : `"${value}"`}}`
  }
  if (value instanceof Uint8Array) return `{"bytesValue":"${Buffer.from(value).toString('base64')}"}`
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(valueJson).join()}]}}`
  if (typeof value === 'object' && value !== null)
    return `{"kvlistValue":{"values":[${objectJson(value as Attributes)}]}}`
  return '{}'
}

const resourceJson = ({ attributes }: Resource): string =>
  `{"attributes":[${objectJson(attributes)}],"droppedAttributesCount":0}`

const scopeJson = ({ name, version }: InstrumentationScope): string =>
  `{"name":${quoted(name)}${version === undefined ? '' : `,"version":${quoted(version)}`}}`

const quoted = (text: string): string => JSON.stringify(text)
