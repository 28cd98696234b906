import { onTestFinished } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { samplesOf } from './samples.ts'
import { shop } from './shop.ts'

export type LogLine = Readonly<Record<string, unknown>>

/** The shop with its real telemetry, for one test. */
export const openShop = (env: NodeJS.ProcessEnv = {}) => {
  const lines: LogLine[] = []
  const telemetry = startTelemetry(shop, {
    env,
    log: { write: (text: string) => void lines.push(...linesIn(text)) },
  })
  onTestFinished(() => telemetry.shutdown(1000))
  return { telemetry, lines, ...samplesOf(telemetry) }
}

const linesIn = (text: string): readonly LogLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
