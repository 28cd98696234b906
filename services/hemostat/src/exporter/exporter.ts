import { channels, type Channel } from '@octoscope/hemostat/metrics'
import type { exporter } from '@octoscope/hemostat/services'
import type { Telemetry } from '@octoscope/telemetry'
import { systemClock } from '../clock.ts'
import { repeat, type Repeated } from '../repeat.ts'
import { Commands } from '../redis/commands.ts'
import { Inbox } from '../redis/inbox.ts'
import { openLink } from '../redis/link.ts'
import { countedInto } from '../redis/operations.ts'
import { readRedisSettings } from '../redis/settings.ts'
import { Subscription } from '../redis/subscription.ts'
import { readExporterSettings } from './config.ts'
import { Ledger } from './ledger.ts'
import { Presence } from './presence.ts'
import { StateReader } from './state-reader.ts'

export type ExporterTelemetry = Telemetry<(typeof exporter)['metrics']>

export interface Running {
  stop(): Promise<void>
}

const linkWithinMs = 2000

/** Listens to the agents until it is stopped. Throws a SettingError at once, and nothing later. */
export const startExporter = (telemetry: ExporterTelemetry, env: NodeJS.ProcessEnv): Running => {
  const { metrics, log } = telemetry
  const redis = readRedisSettings(env)
  const { readEveryMs, containerTtlMs, cooldownSeconds } = readExporterSettings(env)
  const counted = countedInto(metrics.redisOperations)

  const presence = new Presence(metrics, systemClock)
  const ledger = new Ledger({ metrics, presence, clock: systemClock, containerTtlMs })
  // Only these channels are subscribed to.
  const inbox = new Inbox((channel, message) => ledger.hear(channel as Channel, message))
  const subscription = new Subscription(
    () => openLink({ settings: redis, channels, counted, deadlineMs: linkWithinMs }),
    {
      onMessage: (channel, message) => inbox.push(channel, message),
      onConnected: (connected) => {
        metrics.redisConnected.set(connected ? 1 : 0)
        if (connected) log.info({ redis: redis.place }, 'subscribed')
      },
      onResubscribed: (gapSeconds) => {
        metrics.redisReconnects.add(1)
        metrics.subscriptionGaps.add(1)
        metrics.subscriptionGapSeconds.add(gapSeconds)
      },
      onTrouble: (err) => log.warn({ err, redis: redis.place }, 'not subscribed; trying again'),
    },
  )

  const commands = new Commands(redis, counted)
  const reader = new StateReader({ commands, ledger, presence, metrics, clock: systemClock, cooldownSeconds })
  const reading: Repeated = repeat({
    work: () => reader.read(),
    everyMs: readEveryMs,
    log,
    task: 'read the states',
  })
  telemetry.collect('time', () => ledger.settle())
  subscription.start()
  return {
    stop: async () => {
      await Promise.all([subscription.stop(), reading.stop()])
      inbox.empty()
      commands.close()
    },
  }
}
