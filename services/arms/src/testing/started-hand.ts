import { startTelemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { onTestFinished } from 'vitest'
import { buildApp } from '../app.ts'
import type { ArmMetrics, Hand } from '../hand.ts'

/** A hand with its real app and telemetry, for one test. */
export const startedHand = <M extends ArmMetrics>(hand: Hand<M>, env: NodeJS.ProcessEnv = {}) => {
  const lines: string[] = []
  const telemetry = startTelemetry(hand.service, {
    env,
    log: { write: (line: string) => void lines.push(line) },
  })
  const app = buildApp(hand, telemetry, env)
  onTestFinished(async () => {
    await app.close()
    await telemetry.shutdown(1000)
  })

  return {
    get: async (url: string) => (await app.inject({ url })).json<Record<string, unknown>>(),
    post: async (url: string, body: object) => {
      const response = await app.inject({ method: 'POST', url, body })
      return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
    },
    ...samplesOf({ scrape: async () => (await app.ready(), telemetry.scrape()) }),
    /** All that was logged. */
    log: () => lines.join(''),
  }
}
