/**
 * How long `devloop telemetry export` takes, and how much memory, against a program that only copies the same bytes: it
 * reads the log and writes as many bytes as the export does. Usage: devloop-export.ts [events, default 5000000]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeEventLog } from '../services/devloop/src/testing/event-log.ts'

const events = Number(process.argv[2] ?? 5_000_000)
const folder = mkdtempSync(join(tmpdir(), 'devloop-bench-'))
const log = join(folder, 'events.jsonl')
const main = join(import.meta.dirname, '../services/devloop/src/main.ts')

/** Reads a file and writes so many bytes of it, in chunks of 64 KiB, as Node does it best; and like an export it waits for the disk. */
const copy = `
const { fsyncSync, openSync, readSync, writeSync } = require('node:fs')
const [from, to, size] = process.argv.slice(1)
const [source, target, chunk] = [openSync(from, 'r'), openSync(to, 'w'), Buffer.allocUnsafe(65536)]
for (let read = 1, left = Number(size); read > 0; ) {
  read = readSync(source, chunk)
  if (left > 0) left -= writeSync(target, chunk, 0, Math.min(read, left))
}
fsyncSync(target)`

const measure = async (
  args: readonly string[],
): Promise<{ readonly seconds: number; readonly memory: number }> => {
  const began = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  let memory = 0
  const looking = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
      memory = Math.max(memory, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It has ended.
    }
  }, 50)
  await once(child, 'exit')
  clearInterval(looking)
  return { seconds: (performance.now() - began) / 1000, memory }
}

writeEventLog(log, events)
console.log(`${events} events, ${(statSync(log).size / 1e6).toFixed(0)} MB`)
for (const format of ['csv', 'json', 'influx', 'datadog']) {
  const output = join(folder, format)
  const exported = await measure([
    main,
    'telemetry',
    'export',
    '--format',
    format,
    '--log-file',
    log,
    '--output',
    output,
  ])
  const { size } = statSync(output)
  const copied = await measure(['-e', copy, log, join(folder, 'copy'), String(size)])
  console.log(
    `${format.padEnd(8)} ${(size / 1e6).toFixed(0).padStart(5)} MB  ${exported.seconds.toFixed(1)} s, ${exported.memory.toFixed(0)} MiB; ` +
      `copied in ${copied.seconds.toFixed(1)} s: ${(exported.seconds / copied.seconds).toFixed(1)} times as long`,
  )
  rmSync(output)
}
rmSync(folder, { recursive: true })
