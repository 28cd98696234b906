import { execFileSync } from 'node:child_process'
import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { EventLog } from '../services/loki-mode/src/events/event-log.ts'

/**
 * Prints what reading events.jsonl costs, beside `wc -l`, which does nothing but count. The promise for 2 GB: the first
 * reading within 5 s and no more than twice as long as `wc -l`, nothing held up for more than 50 ms, later readings within
 * 100 ms, less than 150 MB of memory. Usage: bench/loki-events.ts [megabytes, 2000 unless told]
 */
const main = async (megabytes: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'loki-events-'))
  const path = join(folder, 'events.jsonl')
  try {
    write(path, megabytes * 1e6)
    const counted = timed(() => Number.parseInt(execFileSync('wc', ['-l', path], { encoding: 'utf8' }), 10))
    await warmUp(join(folder, 'some-events.jsonl'))
    const { lines, first, later, blocked } = await measure(path)
    if (lines !== counted.result)
      throw new Error(`${counted.result} lines were written, ${lines} were counted.`)
    console.log(`${megabytes} MB, ${lines} lines`)
    console.log(`wc -l            ${counted.ms.toFixed(0)} ms`)
    console.log(`first reading    ${first.toFixed(0)} ms, ${(first / counted.ms).toFixed(1)} times as long`)
    console.log(`later readings   ${later.toFixed(1)} ms at most, with 1000 new lines each`)
    console.log(`longest block    ${blocked.toFixed(0)} ms`)
    console.log(`memory           ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is measured is compiled by then, as it is in a process that has run for a while. */
const warmUp = async (path: string): Promise<void> => {
  write(path, 20e6)
  await new EventLog(path).read()
}

const measure = async (path: string) => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const log = new EventLog(path)
  delay.enable()
  const { result, ms: first } = await timedAsync(() => log.read())
  delay.disable()
  const lines = result.ok ? (result.value?.count ?? 0) : 0
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    appendFileSync(path, block(1000))
    times.push((await timedAsync(() => log.read())).ms)
  }
  return { lines, first, later: Math.max(...times), blocked: delay.max / 1e6 }
}

/** Events as a session writes them: mostly what hooks tell, now and then an iteration. */
const block = (lines: number): string =>
  Array.from({ length: lines }, (_, at) =>
    JSON.stringify(
      at % 50 === 0
        ? {
            timestamp: '2026-11-20T10:00:00Z',
            type: 'iteration_start',
            data: { iteration: at, provider: 'claude' },
          }
        : {
            type: 'claude_hook_PostToolUse',
            source: 'hook',
            timestamp: '2026-11-20T10:00:00Z',
            payload: { tool: 'Edit', text: 'x'.repeat(at % 160) },
          },
    ).concat('\n'),
  ).join('')

const write = (path: string, bytes: number): void => {
  const content = Buffer.from(block(5000))
  const file = openSync(path, 'w')
  for (let written = 0; written < bytes;) written += writeSync(file, content)
  closeSync(file)
}

const timed = <T>(work: () => T) => {
  const began = performance.now()
  const result = work()
  return { result, ms: performance.now() - began }
}

const timedAsync = async <T>(work: () => Promise<T>) => {
  const began = performance.now()
  const result = await work()
  return { result, ms: performance.now() - began }
}

await main(Number(process.argv[2] ?? 2000))
