import type { InstrumentationScope } from '@opentelemetry/core'
import type { Resource } from '@opentelemetry/resources'
import type { RecordedSpan } from '../recorded-span.ts'
import type { BytePage } from './byte-page.ts'

/** One form of OTLP: how spans become the body of a request. */
export interface OtlpEncoding {
  readonly contentType: string
  /** Adds a span to those of its scope that stand before it on the page. */
  span(span: RecordedSpan, page: BytePage, isFirst: boolean): void
  /** The body around what was written. */
  body(resource: Resource, runs: readonly ScopeRun[]): readonly Buffer[]
}

/** Spans of one scope that follow each other. */
export interface ScopeRun {
  readonly scope: InstrumentationScope
  readonly spans: Buffer
}
