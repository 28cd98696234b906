import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { listen } from './webhook-receiver.ts'

/** The kinds of opentelemetry-proto's Span.SpanKind. */
export const spanKind = { internal: 1, server: 2, client: 3 } as const

export interface ReceivedSpan {
  readonly service: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
}

/** A program that takes spans by OTLP over HTTP, in JSON. */
export interface OtlpReceiver {
  readonly url: string
  readonly spans: readonly ReceivedSpan[]
  readonly close: () => void
}

export const otlpReceiver = async (): Promise<OtlpReceiver> => {
  const spans: ReceivedSpan[] = []
  const server = createServer(async (request, response) => {
    spans.push(...spansIn((await json(request)) as ExportRequest))
    response.setHeader('content-type', 'application/json').end('{}')
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, spans, close: () => void server.close() }
}

/** The part of ExportTraceServiceRequest that is read. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly {
        readonly key: string
        readonly value: { readonly stringValue?: string }
      }[]
    }
    readonly scopeSpans: readonly { readonly spans: readonly Omit<ReceivedSpan, 'service'>[] }[]
  }[]
}

const spansIn = ({ resourceSpans }: ExportRequest): readonly ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? ''
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service })))
  })
