import { lokiMode } from '@octoscope/loki-mode/services'
import { startTelemetry } from '@octoscope/telemetry'
import { readConfig } from '../config.ts'
import { Exporter } from '../exporter.ts'

/** Where an exporter is to be asked. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** The page of a running exporter. Throws when it does not answer with one. */
export const pageOf = async ({ host, port }: Place, path = readConfig(process.env).path): Promise<string> => {
  const url = `http://${host}:${port}${path}`
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch((error: unknown) => {
    throw new Error(`${url} must answer; ${reasonOf(error)}. Start it with \`loki dashboard start\`.`)
  })
  if (!response.ok)
    throw new Error(
      `${url} must answer 200; it answered ${response.status}: ${(await response.text()).trim()}`,
    )
  return response.text()
}

/** The page that an exporter would show, read from the directory itself. */
export const pageFrom = async (dir: string): Promise<string> => {
  const telemetry = startTelemetry(lokiMode, { env: {}, log: { write: () => {} } })
  const { maxIterations } = readConfig(process.env)
  const exporter = new Exporter(telemetry, { dir, maxIterations, cacheMs: 0, patienceMs: 60_000 })
  await exporter.refresh()
  return (await telemetry.scrape()).body
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
