import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lokiMode } from '@octoscope/loki-mode/services'
import { startTelemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { onTestFinished } from 'vitest'
import { Exporter } from '../exporter.ts'

/** A folder of its own, for one test; the .loki directory is below it. */
export const scratchLoki = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'loki-mode-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, '.loki')
}

/** An exporter without its web server, and with no cache: every scrape looks at the directory. */
export const startExporter = (dir: string, { maxIterations = 1000 } = {}) => {
  const telemetry = startTelemetry(lokiMode, { env: {}, log: { write: () => {} } })
  const exporter = new Exporter(telemetry, { dir, maxIterations, cacheMs: 0 })
  telemetry.collect('directory', () => exporter.refresh())
  onTestFinished(() => telemetry.shutdown(1000))
  return { ...samplesOf(telemetry), telemetry, exporter }
}
