import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Context,
  type TextMapGetter,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'

/** W3C trace context and nothing else: baggage stops here, whoever sent it. */
const propagator = new W3CTraceContextPropagator()

/** The context that a caller sent, by its `traceparent`; the root of a new trace when there is none or a bad one. */
export const contextFrom = <Carrier>(carrier: Carrier, getter: TextMapGetter<Carrier>): Context =>
  propagator.extract(ROOT_CONTEXT, carrier, getter)

export const contextFromTraceparent = (traceparent: string): Context =>
  contextFrom({ traceparent }, defaultTextMapGetter)

/** The headers that carry a context onward; none when no span is active in it. */
export const traceHeaders = (of: Context = context.active()): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {}
  propagator.inject(of, headers, defaultTextMapSetter)
  return headers
}
