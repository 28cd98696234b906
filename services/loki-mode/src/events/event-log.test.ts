import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check'
import { expect, test } from 'vitest'
import { lines, writeFiles } from '../testing/loki-files.ts'
import { scratchLoki } from '../testing/started-exporter.ts'
import { EventLog } from './event-log.ts'

const open = (content = '') => {
  const dir = scratchLoki()
  writeFiles(dir, { 'events.jsonl': content })
  const path = join(dir, 'events.jsonl')
  const log = new EventLog(path)
  const read = async () => {
    const reading = await log.read()
    return reading.ok ? reading.value : reading.reason
  }
  return { path, read, count: async () => ((await read()) as { count: number } | undefined)?.count }
}

const event = (type: string, iteration?: number) => ({
  timestamp: '2026-11-20T10:00:00Z',
  type,
  data: { iteration },
})
const many = (count: number, from = 0) =>
  lines(...Array.from({ length: count }, (_, at) => event('phase_change', from + at)))

test('appended, cut off, rotated and replaced: the count equals the truth', async () => {
  const { path, count } = open(many(100))
  expect(await count()).toBe(100)
  appendFileSync(path, many(50))
  expect(await count()).toBe(150)
  appendFileSync(path, '{"type":"torn')
  expect(await count()).toBe(151)
  appendFileSync(path, '"}\n\n  \n\r\n')
  expect(await count()).toBe(151)
  truncateSync(path, 0)
  expect(await count()).toBe(0)
  appendFileSync(path, many(20))
  expect(await count()).toBe(20)

  renameSync(path, `${path}.1`)
  expect(await count()).toBeUndefined()
  writeFileSync(path, many(500))
  expect(await count()).toBe(500)

  writeFileSync(path, many(900, 1000)) // in place, and longer: the same inode
  expect(await count()).toBe(900)
  writeFileSync(path, many(30, 5000))
  expect(await count()).toBe(30)
  writeFileSync(`${path}.new`, many(31, 5000))
  renameSync(`${path}.new`, path)
  expect(await count()).toBe(31)
})

test('whatever is written between two readings, the count is that of a reading of the whole', async () => {
  const step = record({
    text: constantFrom('{}\n', '{"a":1}', '\n', '   ', '\t\n', '{"type":"x"}\n{"type":"y"}\n', ''),
    cut: nat(9),
  })
  await assert(
    asyncProperty(array(step, { maxLength: 12 }), async (steps) => {
      const { path, count } = open()
      let content = ''
      for (const { text, cut } of steps) {
        content = cut === 0 ? text : content + text
        writeFileSync(path, content)
        expect(await count()).toBe(content.split('\n').filter((line) => line.trim() !== '').length)
      }
    }),
    { numRuns: 60 },
  )
})

test('a story goes on where it stopped, and begins anew with each session', async () => {
  const { path, read } = open(lines(event('session_start'), event('iteration_start', 1)))
  expect(await read()).toMatchObject({ story: { iteration: 1, ended: false } })
  appendFileSync(path, lines(event('phase_change')))
  expect(await read()).toMatchObject({ story: { iteration: 1, ended: false } })
  appendFileSync(path, '{"type":"iteration_start",')
  expect(await read()).toMatchObject({ story: { iteration: 1 } })
  appendFileSync(path, '"data":{"iteration":"2"}}\n')
  expect(await read()).toMatchObject({ story: { iteration: 2 } })
  appendFileSync(path, lines(event('session_end')))
  expect(await read()).toMatchObject({ story: { iteration: 2, ended: true } })
  appendFileSync(path, lines(event('session_start')))
  expect(await read()).toMatchObject({ story: { iteration: 0, ended: false } })
})

test('a file full of lines that only look like events tells nothing, and costs no more', async () => {
  const trap = `${JSON.stringify({ payload: { text: '"session_start" "iteration_' } })}\n`
  const { read } = open(trap.repeat(200_000))
  const began = performance.now()
  expect(await read()).toMatchObject({ count: 200_000, story: {} })
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('two hundred megabytes are read once, without holding up anybody, and then only what is new', async () => {
  const { path, count } = open()
  const content = many(5000)
  const megabytes = 200
  for (let written = 0; written < megabytes * 1e6; written += content.length) appendFileSync(path, content)
  const truth = Math.ceil((megabytes * 1e6) / content.length) * 5000

  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  expect(await count()).toBe(truth)
  // The promise is 5 s for ten times as much.
  expect(performance.now() - began).toBeLessThan(5_000)
  delay.disable()
  // Beyond 50 ms a busy machine holds up everybody: nearly all of the time must be free of it.
  expect(delay.percentile(90) / 1e6).toBeLessThan(50)

  appendFileSync(path, many(1000))
  const later = performance.now()
  expect(await count()).toBe(truth + 1000)
  expect(performance.now() - later).toBeLessThan(100)
}, 60_000)
