import type { InstrumentationScope } from '@opentelemetry/core'
import type { Resource } from '@opentelemetry/resources'
import type { RecordedSpan } from '../recorded-span.ts'
import { BytePage } from './byte-page.ts'
import type { OtlpEncoding } from './encoding.ts'

/** How long a span of a plain request is, and a little more. */
const bytesPerSpan = 640

/**
 * Spans that are sent together. Each is written when it comes: what waits is bytes, which the garbage collector does not
 * look at, and nothing is left to do in one go when the batch is sent.
 */
export class SpanBatch {
  readonly #encoding: OtlpEncoding
  readonly #page: BytePage
  readonly #runs: { readonly scope: InstrumentationScope; readonly start: number }[] = []
  size = 0

  constructor(encoding: OtlpEncoding, spans: number) {
    this.#encoding = encoding
    this.#page = new BytePage(bytesPerSpan * spans)
  }

  add(span: RecordedSpan): void {
    const { instrumentationScope: scope } = span.tracer
    const isFirst = this.#runs.at(-1)?.scope !== scope
    if (isFirst) this.#runs.push({ scope, start: this.#page.length })
    this.#encoding.span(span, this.#page, isFirst)
    this.size++
  }

  body(resource: Resource): readonly Buffer[] {
    const bytes = this.#page.toBuffer()
    const runs = this.#runs.map(({ scope, start }, at) => ({
      scope,
      spans: bytes.subarray(start, this.#runs[at + 1]?.start ?? bytes.length),
    }))
    return this.#encoding.body(resource, runs)
  }
}
