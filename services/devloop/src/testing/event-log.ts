import { closeSync, openSync, writeSync } from 'node:fs'
import type { DevloopEvent } from '../events/event.ts'

const agents = ['linter', 'formatter', 'test-runner', 'type-checker'] as const
const start = Date.UTC(2026, 10, 1)

/** The n-th event of a log: runs, most of them of the usual form. */
export const eventAt = (n: number): DevloopEvent => ({
  event_type: 'agent_executed',
  timestamp: new Date(start + n * 17)
    .toISOString()
    .replace('Z', `${String((n * 7) % 1000).padStart(3, '0')}+00:00`),
  agent: n % 100 === 99 ? 'ünusual, "agent"' : (agents[n % 4] ?? ''),
  duration_ms: (n * 7919) % 5000,
  findings: n % 3,
  severity_levels: n % 3 > 0 ? ['warning'] : [],
  success: n % 50 !== 0,
  details: {
    message: `${n % 3} findings`,
    files: 1,
    ...(n % 2 === 0 && { cpu_percent: 12.5, memory_mb: 81.25 }),
  },
})

/** Writes a log of so many events. Every fifth line is written as Python does, with a blank after each colon and comma. */
export const writeEventLog = (path: string, events: number): void => {
  const file = openSync(path, 'w')
  let text = ''
  for (let n = 0; n < events; n++) {
    text += `${n % 5 === 0 ? likePython(eventAt(n)) : JSON.stringify(eventAt(n))}\n`
    if (text.length < 1_000_000 && n < events - 1) continue
    writeSync(file, text)
    text = ''
  }
  closeSync(file)
}

const likePython = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(likePython).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value).replace(
      /[^\0-\x7f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${likePython(each)}`)
    .join(', ')}}`
}
