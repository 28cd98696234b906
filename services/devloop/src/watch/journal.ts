import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { DevloopEvent } from '../events/event.ts'
import type { DevloopFolder } from '../sources/devloop-folder.ts'
import type { Known } from './known-findings.ts'

/** One run, as the public tool's log of runs has it. Times are seconds of the Unix clock. */
export interface RunRow {
  readonly agent: string
  readonly start: number
  readonly end: number
  readonly success: boolean
  readonly error: string | null
  /** Processors kept busy on average, in percent of one. */
  readonly cpuPercent?: number
  readonly memoryMb?: number
  readonly readMb: number
  readonly writtenMb: number
}

/** Writes what the public tool would write, in its format. */
export class Journal {
  readonly #place: DevloopFolder
  /** The last thousand that were mended, as findings of the tier `auto_fixed`. */
  #mended: readonly Known[] = []

  constructor(place: DevloopFolder) {
    this.#place = place
    mkdirSync(place.context, { recursive: true })
    mkdirSync(dirname(place.performance), { recursive: true })
    appendTo(place.events, '')
    this.issues([], [])
  }

  event(event: DevloopEvent): void {
    appendTo(this.#place.events, `${JSON.stringify(event)}\n`)
  }

  run({ agent, start, end, success, error, cpuPercent, memoryMb, readMb, writtenMb }: RunRow): void {
    const row = {
      operation_name: `agent.${agent}.handle`,
      start_time: start,
      end_time: end,
      duration: end - start,
      success,
      error_message: error,
      metadata: { event_type: 'file:modified', agent_name: agent },
      resource_usage_start: { timestamp: start, disk_read_mb: 0, disk_write_mb: 0 },
      resource_usage_end: {
        timestamp: end,
        ...(cpuPercent !== undefined && { cpu_percent: cpuPercent }),
        ...(memoryMb !== undefined && { memory_mb: memoryMb }),
        disk_read_mb: readMb,
        disk_write_mb: writtenMb,
      },
    }
    appendTo(this.#place.performance, `${JSON.stringify(row)}\n`)
  }

  /** The issues that are there now, and those that were just mended. */
  issues(active: readonly Known[], mended: readonly Known[]): void {
    this.#mended = [...this.#mended, ...mended].slice(-1000)
    this.#tier(
      'immediate',
      active.filter(({ severity }) => severity === 'critical'),
    )
    this.#tier(
      'relevant',
      active.filter(({ severity }) => severity === 'high' || severity === 'medium'),
    )
    this.#tier(
      'background',
      active.filter(({ severity }) => severity === 'low'),
    )
    this.#tier('auto_fixed', this.#mended)
  }

  #tier(tier: string, findings: readonly Known[]): void {
    const rows = findings.map(({ id, agent, file, line, severity, type, description }) => ({
      id,
      agent,
      file,
      line,
      severity,
      category: type,
      message: description,
    }))
    replace(join(this.#place.context, `${tier}.json`), { tier, count: rows.length, findings: rows })
  }
}

/**
 * Appends in one write. Writes of one call to a file opened for appending never mix, whoever else appends. Where another
 * writer left a line without its end, the line is ended first.
 */
const appendTo = (path: string, text: string): void => {
  const file = openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o644)
  try {
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    const torn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a
    if (text !== '') writeSync(file, torn ? `\n${text}` : text)
  } finally {
    closeSync(file)
  }
}

/** A reader sees the old content or the new one, never a part. */
const replace = (path: string, content: object): void => {
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify(content, null, 2))
  renameSync(draft, path)
}
