// One page in a process of its own. Usage, through its environment: PAGE, as JSON.
// Sends `{ port, ms, bytes, lines }`, then `{ blockedMs }` for each page that was fetched since it was last asked.
import { pathToFileURL } from 'node:url'

const budgetMs = 400
const warmUps = 2

const measure = async () => {
  const page = JSON.parse(process.env.PAGE)
  const { fill } = await import(pathToFileURL(page.file).href)
  const filled = await fill(page)
  const text = await filled.write()
  const lines = text.split('\n').filter((line) => /^(sent|duration)/.test(line)).length
  const ms = await msPerPage(filled)
  process.on('message', () => {
    process.send({ blockedMs: longest / 1000 })
    longest = 0
    filled.change()
  })
  process.send({ port: await filled.serve(), ms, bytes: Buffer.byteLength(text), lines })
  watch()
}

/**
 * The middle one of as many pages as the time allows, after the first few, in which the compiler learns.
 * Of this thread's own time, so that other programs on the machine do not count.
 */
const msPerPage = async ({ change, write }) => {
  const taken = []
  const start = performance.now()
  while (taken.length < warmUps + 3 || performance.now() - start < budgetMs) {
    change()
    const before = process.threadCpuUsage()
    await write()
    const { user, system } = process.threadCpuUsage(before)
    taken.push((user + system) / 1000)
  }
  const sorted = taken.slice(warmUps).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The most of its own time, in µs, that this thread spent between two turns of the event loop. */
let longest = 0

/** Looks in each turn. */
const watch = () => {
  let last = process.threadCpuUsage()
  const turn = () => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - last.user - last.system)
    last = now
    setImmediate(turn)
  }
  turn()
}

process.on('disconnect', () => process.exit())
await measure()
