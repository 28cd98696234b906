import { startTelemetry } from '@octoscope/telemetry'
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
    /** The value of one series as `/metrics` shows it, by the whole text before the value. */
    sample: async (series: string) => {
      await app.ready()
      const { body } = await telemetry.scrape()
      const line = body.split('\n').find((each) => each.startsWith(`${series} `))
      return line === undefined ? undefined : Number(line.slice(series.length + 1))
    },
    /** All that was logged. */
    log: () => lines.join(''),
  }
}
