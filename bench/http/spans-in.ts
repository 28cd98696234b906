import type { IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** How many spans an export holds: OTLP as JSON or protobuf, or Datadog's, whose header tells how many traces. */
export const spansIn = (headers: IncomingHttpHeaders, body: Buffer): number => {
  const traces = headers['x-datadog-trace-count']
  if (traces !== undefined) return Number(traces)
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return headers['content-type']?.includes('json')
    ? occurrences(plain, '"spanId"')
    : countField(plain, spanPath)
}

const occurrences = (body: Buffer, text: string): number => {
  let count = 0
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) count += 1
  return count
}

/** Field numbers of opentelemetry/proto/trace/v1: resource_spans, scope_spans, spans. */
const spanPath = [1, 2, 2]

/** Counts the messages at the end of a path of field numbers. Groups do not occur in proto3. */
const countField = (message: Buffer, [field, ...rest]: readonly number[]): number => {
  let count = 0
  for (let at = 0; at < message.length;) {
    const tag = varint(message, at)
    at = tag.next
    const wire = tag.value % 8
    if (wire === 0) at = varint(message, at).next
    else if (wire === 1) at += 8
    else if (wire === 5) at += 4
    else {
      const length = varint(message, at)
      at = length.next + length.value
      if (Math.floor(tag.value / 8) === field)
        count += rest.length === 0 ? 1 : countField(message.subarray(length.next, at), rest)
    }
  }
  return count
}

const varint = (message: Buffer, from: number): { readonly value: number; readonly next: number } => {
  let value = 0
  let scale = 1
  for (let at = from; ; at += 1) {
    const byte = message[at] ?? 0
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, next: at + 1 }
    scale *= 128
  }
}
