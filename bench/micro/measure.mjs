// One subject in a process of its own: no other library's calls have shaped what the compiler made of its code.
// Usage, through its environment: SUBJECT, as JSON; WHAT=time|bytes.
import { pathToFileURL } from 'node:url'

const warmUpMs = 150
const batches = 81
const batchMs = 2
const bytesCalls = 20_000

const measure = async () => {
  const subject = JSON.parse(process.env.SUBJECT)
  const { prepare } = await import(pathToFileURL(subject.file).href)
  const call = await prepare(subject)
  return process.env.WHAT === 'bytes' ? { bytes: bytesPerCall(call) } : { ns: nsPerCall(call) }
}

/** The middle one of many short batches: another program on the machine disturbs some of them, and not the middle. */
const nsPerCall = (call) => {
  const perMs = repeatFor(warmUpMs, call)
  const count = Math.ceil(perMs * batchMs)
  return median(Array.from({ length: batches }, () => timed(count, call) / count))
}

const repeatFor = (ms, call) => {
  const start = performance.now()
  let count = 0
  for (; performance.now() - start < ms; count += 1000) repeat(1000, call)
  return count / (performance.now() - start)
}

const timed = (count, call) => {
  const before = performance.now()
  repeat(count, call)
  return (performance.now() - before) * 1e6
}

const repeat = (count, call) => {
  for (let turn = 0; turn < count; turn += 1) call(turn)
}

/** The young generation is made so large (see `run.ts`) that nothing is collected while the calls run. */
const bytesPerCall = (call) => {
  const nothing = () => {}
  repeatFor(warmUpMs, call)
  repeatFor(warmUpMs, nothing)
  const grown = Array.from({ length: 9 }, () => growth(call) - growth(nothing))
  return Math.max(0, median(grown) / bytesCalls)
}

const growth = (call) => {
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  repeat(bytesCalls, call)
  return process.memoryUsage().heapUsed - before
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

process.on('disconnect', () => process.exit())
process.send(await measure())
