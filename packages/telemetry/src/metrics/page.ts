import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MetricReader } from '@opentelemetry/sdk-metrics'
import { withinDeadline } from '../deadline.ts'

export interface MetricsPage {
  readonly contentType: string
  readonly body: string
}

/**
 * Hands out all metrics when asked. Unlike the exporter's own reader it makes no server, and lifts the SDK's limit of 2000
 * series between two scrapes: instruments keep to their label budgets.
 */
export class PullReader extends MetricReader {
  constructor() {
    super({ cardinalitySelector: () => Number.MAX_SAFE_INTEGER })
  }

  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}

/** Scrapes that arrive while one is under way share its page. Rejects rather than show a page with a hole in it. */
export const createScrape = (reader: MetricReader, deadlineMs = 2000): (() => Promise<MetricsPage>) => {
  let underWay: Promise<MetricsPage> | undefined
  return () =>
    (underWay ??= writePage(reader, deadlineMs).finally(() => {
      underWay = undefined
    }))
}

const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)

const writePage = async (reader: MetricReader, deadlineMs: number): Promise<MetricsPage> => {
  const collection = await withinDeadline(reader.collect({ timeoutMillis: deadlineMs }), deadlineMs)
  if (collection === undefined) throw new Error(`The metrics were not collected within ${deadlineMs} ms.`)
  const { resourceMetrics, errors } = collection
  if (errors.length > 0) throw new AggregateError(errors, 'A metric could not be collected.')
  return {
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    body: serializer.serialize(resourceMetrics),
  }
}
