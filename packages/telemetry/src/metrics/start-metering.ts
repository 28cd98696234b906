import { metrics as globalMetrics, type MeterProvider } from '@opentelemetry/api'
import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { MetricProducer } from '@opentelemetry/sdk-metrics'
import type { Logger } from 'pino'
import type { Identity } from '../identity.ts'
import { Collectors, type Collect } from './collectors.ts'
import { activeSampledSpan, noSpan } from './exemplars.ts'
import { createScrape, type Scrape } from './exposition/scrape.ts'
import { createInstruments, type Instruments } from './instruments.ts'
import { createMeterProvider } from './opentelemetry/meter-provider.ts'
import { startMetricPush } from './opentelemetry/metric-push.ts'
import { createMetricProducer } from './opentelemetry/metric-producer.ts'
import { readPushSettings } from './opentelemetry/push-settings.ts'
import { createPushReport } from './push-report.ts'
import { Registry } from './registry.ts'
import { createSelfTelemetry, lossesInto, type SelfTelemetry } from './self-telemetry.ts'

/** All that measures in a service, and all that hands its measurements out. */
export interface Metering<M extends Metrics> {
  readonly metrics: Instruments<M>
  readonly self: SelfTelemetry
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
  readonly env: NodeJS.ProcessEnv
}

export const startMetering = <M extends Metrics>(
  service: Service<M>,
  { identity, log, env }: Surroundings,
): Metering<M> => {
  const enabled = env.OTEL_SDK_DISABLED?.toLowerCase() !== 'true'
  const activeSpan = enabled ? activeSampledSpan : noSpan
  const registry = new Registry()
  const collectors = new Collectors(log)
  const scope = { name: service.name }
  const self = createSelfTelemetry(service.metrics, { registry, scope })
  const losses = lossesInto(self)
  const problem = (text: string): void => log.warn(text)
  const meterProvider = createMeterProvider({ registry, collectors, losses, activeSpan, problem })
  const metricProducer = createMetricProducer(registry, collectors, identity.resource)
  const push = startMetricPush(readPushSettings(env), {
    producer: metricProducer,
    failed: createPushReport(self, log),
  })
  const isGlobal = enabled && globalMetrics.setGlobalMeterProvider(meterProvider)
  return {
    metrics: createInstruments(service.metrics, { registry, scope, losses, activeSpan }),
    self,
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
