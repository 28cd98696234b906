import { TraceFlags } from '@opentelemetry/api'
import { keptAttributes, type KeptValue } from '../attribute-value.ts'
import type { RecordedSpan } from '../recorded-span.ts'
import type { SharedAttributes, SpanAttributes } from '../span-attributes.ts'
import type { KeptEvent, KeptLink } from '../span-details.ts'
import { unixNanos } from '../span-clock.ts'
import type { OtlpEncoding } from './encoding.ts'
import { flat, remembering } from './remembering.ts'
import { spanFlags } from './span-flags.ts'

/** OTLP as JSON. Constant parts are written once and joined: joining costs a fraction of making and writing objects. */
export const jsonEncoding: OtlpEncoding = {
  contentType: 'application/json',
  span: (span, page, isFirst) => page.text(isFirst ? spanJson(span) : `,${spanJson(span)}`),
  body: ({ attributes }, runs) => {
    const scopes = runs.flatMap(({ scope: { name, version }, spans }, at) => {
      const named = version === undefined ? {} : { version }
      return [
        Buffer.from(`${at === 0 ? '' : ','}{"scope":${JSON.stringify({ name, ...named })},"spans":[`),
        spans,
        tail,
      ]
    })
    const head = `{"resourceSpans":[{"resource":{"attributes":[${objectJson(keptAttributes(attributes))}]},"scopeSpans":[`
    return [Buffer.from(head), ...scopes, Buffer.from(']}]}')]
  },
}

const tail = Buffer.from(']}')

export const spanJson = (span: RecordedSpan): string =>
  `{"traceId":"${span.traceId}","spanId":"${span.spanId}${parentJson(span)}","name":${beginningJson(span)}${unixNanos(
    span.startedAt,
  )}","endTimeUnixNano":"${unixNanos(span.endedAt ?? span.startedAt)}","attributes":[${attributesJson(
    span.kept,
  )}${detailsJson(span)},"flags":${spanFlags(span.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, span.parent?.isRemote)}}`

const parentJson = ({ parent, traceState }: RecordedSpan): string => {
  const state =
    traceState === undefined ? '' : `","traceState":${quoted(traceState.serialize()).slice(0, -1)}`
  return parent === undefined ? state : `","parentSpanId":"${parent.spanId}${state}`
}

const beginningJson = ({ name, kind }: RecordedSpan): string =>
  beginnings[kind]?.(name) ?? beginningOf(name, kind)
const beginningOf = (name: string, kind: number): string =>
  `${quoted(name)},"kind":${kind + 1},"startTimeUnixNano":"`
/** By the span's kind, which is a number from 0 to 4. */
const beginnings = [0, 1, 2, 3, 4].map((kind) => remembering((name: string) => beginningOf(name, kind)))

/** Most spans have neither events nor links, and no status. */
const detailsJson = (span: RecordedSpan): string => {
  const { keptEvents, keptLinks, kept, status } = span
  if (
    keptEvents === undefined &&
    keptLinks === undefined &&
    kept.dropped === 0 &&
    status.message === undefined
  )
    return plainDetails[status.code]
  const dropped = kept.dropped === 0 ? '' : `,"droppedAttributesCount":${kept.dropped}`
  return `]${dropped},"events":[${(keptEvents?.kept ?? []).map(eventJson).join()}],"droppedEventsCount":${span.droppedEventsCount},"status":${JSON.stringify(status)},"links":[${(keptLinks?.kept ?? []).map(linkJson).join()}],"droppedLinksCount":${span.droppedLinksCount}`
}

/** By the code of the status, which is 0, 1 or 2. */
const plainDetails = [0, 1, 2].map((code) => `],"events":[],"status":{"code":${code}},"links":[]`) as [
  string,
  string,
  string,
]

const eventJson = ({ name, at, attributes }: KeptEvent): string =>
  `{"timeUnixNano":"${unixNanos(at)}","name":${quoted(name)},"attributes":[${attributesJson(attributes)}],"droppedAttributesCount":${attributes.dropped}}`

const linkJson = ({
  context: { traceId, spanId, traceState, traceFlags, isRemote },
  attributes,
}: KeptLink): string => {
  const state = traceState === undefined ? '' : `,"traceState":${quoted(traceState.serialize())}`
  return `{"traceId":${quoted(traceId)},"spanId":${quoted(spanId)}${state},"attributes":[${attributesJson(attributes)}],"droppedAttributesCount":${attributes.dropped},"flags":${spanFlags(traceFlags, isRemote)}}`
}

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
  let json = sharedTexts.get(shared)
  if (json === undefined) sharedTexts.set(shared, (json = flat(objectJson(shared.attributes))))
  return json
}

const objectJson = (attributes: Readonly<Record<string, KeptValue>>): string =>
  Object.entries(attributes)
    .map(([key, value]) => keyValueJson(key, value))
    .join()

/** A value that comes again under its key is not written again: schemes, hosts and statuses do. */
const keyValueJson = (key: string, value: KeptValue | undefined): string => {
  const latest = latestByKey.get(key)
  if (latest !== undefined && latest.value === value) return latest.json
  const json = `{"key":${quoted(key)},"value":${valueJson(value)}}`
  if (typeof value === 'object') return json
  if (latestByKey.size >= rememberedKeys) latestByKey.clear()
  latestByKey.set(key, { value, json: flat(json) })
  return json
}
const rememberedKeys = 256
const latestByKey = new Map<string, { readonly value: KeptValue | undefined; readonly json: string }>()

/** JSON has no numbers that are none: protobuf's JSON writes them as texts. */
const valueJson = (value: KeptValue | undefined): string => {
  if (typeof value === 'string') return `{"stringValue":${quoted(value)}}`
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return `{"intValue":${value}}`
    return `{"doubleValue":${Number.isFinite(value) ? value : `"${value}"`}}`
  }
  if (value instanceof Uint8Array) return `{"bytesValue":"${Buffer.from(value).toString('base64')}"}`
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(valueJson).join()}]}}`
  if (typeof value === 'object' && value !== null)
    return `{"kvlistValue":{"values":[${objectJson(value as Readonly<Record<string, KeptValue>>)}]}}`
  return '{}'
}

const quoted = (text: string): string => JSON.stringify(text)
