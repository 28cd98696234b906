import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { iterationCurrent, sourceParseErrors, sourceUp, tasksTotal } from '@octoscope/loki-mode/metrics'
import { expect, test, vi } from 'vitest'
import { writeFiles } from './testing/loki-files.ts'
import { scratchLoki, startExporter } from './testing/started-exporter.ts'

const stateOf = (iteration: number) =>
  JSON.stringify({
    mode: 'autonomous',
    iteration,
    tasks: { pending: Array.from({ length: iteration }, (_, id) => ({ id })), failed: [] },
  })

/** Begins to write a file anew in place, and is ended with SIGKILL when it has come to the byte `upTo`. */
const tornWrite = async (path: string, content: string, upTo: number): Promise<void> => {
  const writer = spawn(
    'sh',
    ['-c', 'exec > "$1"; printf %s "$2"; exec cat', 'sh', path, content.slice(0, upTo)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  const ended = once(writer, 'exit')
  await vi.waitUntil(() => statSync(path).size === upTo, { interval: 1, timeout: 10_000 })
  writer.kill('SIGKILL')
  await ended
}

test(
  'two hundred writers that die in the middle: no false value, and each torn reading is counted',
  { timeout: 120_000 },
  async () => {
    const dir = scratchLoki()
    const path = join(dir, 'dashboard-state.json')
    writeFiles(dir, { 'dashboard-state.json': stateOf(1) })
    const { sample, exporter } = startExporter(dir)
    await exporter.refresh()
    const errors = async () =>
      (await sample(sourceParseErrors, { source: 'dashboard-state', reason: 'syntax' })) ?? 0
    for (let round = 1; round <= 200; round += 1) {
      const before = await errors()
      await tornWrite(path, stateOf(round + 1), round % stateOf(round + 1).length)
      expect(await sample(iterationCurrent)).toBe(round)
      expect(await sample(tasksTotal, { status: 'pending' })).toBe(round)
      expect(await sample(sourceUp, { source: 'dashboard-state' })).toBe(0)
      expect(await errors()).toBeGreaterThan(before)

      writeFileSync(path, stateOf(round + 1))
      expect(await sample(iterationCurrent)).toBe(round + 1)
      expect(await sample(sourceUp, { source: 'dashboard-state' })).toBe(1)
    }
  },
)
