import { statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { join } from 'node:path'
import { UsageError } from '../config/usage-error.ts'
import { chunks } from '../export/chunks.ts'
import { chooseDestination, type Where } from '../export/choose-destination.ts'
import { exportEvents, type Exported } from '../export/export-events.ts'
import { formatCalled } from '../export/formats/index.ts'
import { progress } from '../export/progress.ts'
import { timeRange } from '../export/time-range.ts'
import { devloopFolder } from '../sources/devloop-folder.ts'

export interface ExportOptions extends Where {
  readonly path: string
  readonly logFile?: string
  readonly start?: string
  readonly end?: string
  readonly detailed: boolean
}

/** Exports the event log. Resolves to whether all of it has arrived; tells on standard error what did, and what did not. */
export const exportTelemetry = async (options: ExportOptions, env: NodeJS.ProcessEnv): Promise<boolean> => {
  // Rows are garbage as soon as they are written: a young generation that grows would only hold more of it.
  setFlagsFromString('--semi-space-growth-factor=1')
  const now = new Date()
  const file = options.logFile ?? devloopFolder(options.path).events
  const size = sizeOf(file)
  const format = formatCalled(options.format, options.detailed)
  const range = timeRange(options, now.getTime())
  const { signal, dispose } = interruption()
  const bar = progress(process.stderr, size)
  try {
    const to = await chooseDestination(options, format, { env, signal, now })
    const exported = await exportEvents({
      from: chunks(file, size),
      format,
      detailed: options.detailed,
      range,
      to,
      signal,
      onProgress: bar.tell,
    })
    bar.end()
    for (const line of inWords(exported)) console.error(line)
    return exported.failure === undefined
  } finally {
    dispose()
  }
}

const sizeOf = (file: string): number => {
  try {
    const stat = statSync(file)
    if (stat.isFile()) return stat.size
  } catch {
    // Told below.
  }
  throw new UsageError(
    `${join(file)} must be an event log. Name the watched folder with --path, or the log with --log-file.`,
  )
}

/** A first Ctrl-C ends the export and removes what is half written. */
const interruption = () => {
  const controller = new AbortController()
  const stop = () => controller.abort(new Error('Interrupted'))
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const name of signals) process.once(name, stop)
  return { signal: controller.signal, dispose: () => signals.forEach((name) => process.off(name, stop)) }
}

const inWords = ({ sent, skipped, leftOut, place, failure }: Exported): readonly string[] => {
  const damaged = [...skipped].map(([reason, times]) => `${times} ${reason}`)
  return [
    ...(place === undefined ? [] : [`${sent} events exported to ${place}.`]),
    ...(leftOut > 0
      ? [`${leftOut} events left out: not in the range, or no runs (--detailed takes all).`]
      : []),
    ...(damaged.length > 0 ? [`Lines skipped: ${damaged.join(', ')}.`] : []),
    ...(failure
      ? [
          `The export failed: ${failure.error.message}.`,
          `Sent: ${sent} events. Not sent: ${failure.notSent}.`,
          failure.from === '' || sent === 0
            ? 'Nothing was left half done: export again.'
            : `Go on with --start ${failure.from}; what was sent before stays.`,
        ]
      : []),
  ]
}
