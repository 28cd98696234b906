import { onTestFinished } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { shop } from './shop.ts'

export type LogLine = Readonly<Record<string, unknown>>

/** The shop with its real telemetry, for one test. */
export const openShop = (env: NodeJS.ProcessEnv = {}) => {
  const lines: LogLine[] = []
  const telemetry = startTelemetry(shop, {
    env,
    log: { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) },
  })
  onTestFinished(() => telemetry.shutdown(1000))

  return {
    telemetry,
    lines,
    /** The value of one series as the page shows it, by the whole text before the value. */
    sample: async (series: string): Promise<number | undefined> => {
      const { body } = await telemetry.scrape()
      const line = body.split('\n').find((each) => each.startsWith(`${series} `))
      return line === undefined ? undefined : Number(line.slice(series.length + 1))
    },
  }
}
