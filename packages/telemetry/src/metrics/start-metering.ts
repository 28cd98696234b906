import { metrics as globalMetrics, type MeterProvider } from '@opentelemetry/api'
import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { MetricProducer } from '@opentelemetry/sdk-metrics'
import type { Logger } from 'pino'
import type { OutageReport } from '../export/outage-report.ts'
import type { Identity } from '../identity.ts'
import type { Settings } from '../settings/read-settings.ts'
import { Collectors, type Collect } from './collectors.ts'
import { activeSpanBy, noSpan } from './exemplars.ts'
import { createScrape, type Scrape } from './exposition/scrape.ts'
import { createInstruments, type Instruments } from './instruments.ts'
import { createMeterProvider } from './opentelemetry/meter-provider.ts'
import { startMetricPush } from './opentelemetry/metric-push.ts'
import { createMetricProducer } from './opentelemetry/metric-producer.ts'
import type { Registry } from './registry.ts'
import { lossesInto, type SelfTelemetry } from './self-telemetry.ts'

/** All that measures in a service, and all that hands its measurements out. */
export interface Metering<M extends Metrics> {
  readonly metrics: Instruments<M>
  readonly meterProvider: MeterProvider
  readonly metricProducer: MetricProducer
  readonly collect: (name: string, work: Collect) => void
  readonly scrape: Scrape
  /** Sends what is pushed. Never rejects. */
  readonly flush: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Surroundings {
  readonly identity: Identity
  readonly log: Logger
  readonly outage: OutageReport
  readonly settings: Settings
  readonly registry: Registry
  readonly self: SelfTelemetry
}

export const startMetering = <M extends Metrics>(
  service: Service<M>,
  { identity, log, outage, settings, registry, self }: Surroundings,
): Metering<M> => {
  const { enabled } = settings.traces
  const activeSpan = enabled ? activeSpanBy[settings.metrics.exemplarFilter] : noSpan
  const collectors = new Collectors(log)
  const scope = { name: service.name }
  const losses = lossesInto(self)
  const problem = (text: string): void => log.warn(text)
  const meterProvider = createMeterProvider({ registry, collectors, losses, activeSpan, problem })
  const metricProducer = createMetricProducer(registry, collectors, identity.resource)
  const push = startMetricPush(settings.metrics, {
    producer: metricProducer,
    failed: (err) => {
      outage.lost('metric_pushes_failed', 1)
      outage.exportFailed('metrics', err)
    },
    writeLine: ({ scopeMetrics }) => log.info({ metrics: scopeMetrics }, 'metrics'),
  })
  const isGlobal = enabled && globalMetrics.setGlobalMeterProvider(meterProvider)
  return {
    metrics: createInstruments(service.metrics, { registry, scope, losses, activeSpan }),
    meterProvider,
    metricProducer,
    collect: (name, work) => collectors.add(name, work),
    scrape: createScrape(registry, collectors),
    flush: push.flush,
    stop: async () => {
      if (isGlobal) globalMetrics.disable()
      await push.stop()
    },
  }
}
