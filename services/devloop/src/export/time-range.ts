import { UsageError } from '../config/usage-error.ts'
import { durationOf } from '../config/duration.ts'

/** Milliseconds of the Unix clock; the start belongs to it, the end does not. */
export interface TimeRange {
  readonly start: number
  readonly end: number
}

export const always: TimeRange = { start: -Infinity, end: Infinity }

export const isWithin = ({ start, end }: TimeRange, moment: number): boolean =>
  moment >= start && moment < end

/** Reads `24h ago`, `now`, `today`, `yesterday`, a day, or a time of ISO 8601; days begin in UTC. Throws a UsageError. */
export const timeRange = (
  { start, end }: { readonly start?: string | undefined; readonly end?: string | undefined },
  now: number,
): TimeRange => {
  const range = {
    start: start === undefined ? always.start : moment('--start', start, now),
    end: end === undefined ? always.end : moment('--end', end, now),
  }
  if (range.start >= range.end)
    throw new UsageError(
      `--start must be before --end; "${start}" is not before "${end ?? 'now'}". Change one of them.`,
    )
  return range
}

const day = 86_400_000

const moment = (option: string, text: string, now: number): number => {
  const midnight = Math.floor(now / day) * day
  const named: Readonly<Record<string, number>> = { now, today: midnight, yesterday: midnight - day }
  const ago = /^(\d+(?:ms|s|m|h|d|w)) ago$/.exec(text.trim())?.[1]
  const found = named[text] ?? (ago === undefined ? dateOf(text) : now - (durationOf(ago) ?? 0))
  if (found !== undefined && Number.isFinite(found)) return found
  throw new UsageError(
    `${option} must be a moment; "${text}" came. Write it like "24h ago", "2026-11-20" or "2026-11-20T08:00:00Z".`,
  )
}

const dateOf = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : undefined
