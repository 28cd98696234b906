// One page in a process of its own. Usage, through its environment: PAGE, as JSON.
// Sends `{ port, ms, bytes, lines }`, then `{ blockedMs }` for each page that was fetched since it was last asked.
import { pathToFileURL } from 'node:url'

const budgetMs = 400
const warmUps = 2

const measure = async () => {
  const page = JSON.parse(process.env.PAGE)
  const { fill } = await import(pathToFileURL(page.file).href)
  const filled = await fill(page)
  const bytes = await filled.write()
  const lines = bytes
    .toString()
    .split('\n')
    .filter((line) => /^(sent|duration)/.test(line)).length
  const ms = await msPerPage(filled)
  process.on('message', () => {
    process.send({ blockedMs: longest })
    longest = 0
    filled.change()
  })
  process.send({ port: await filled.serve(), ms, bytes: bytes.length, lines })
  watch()
}

/** The middle one of as many pages as the time allows, after the first few, in which the compiler learns. */
const msPerPage = async ({ change, write }) => {
  const taken = []
  const start = performance.now()
  while (taken.length < warmUps + 3 || performance.now() - start < budgetMs) {
    change()
    const before = performance.now()
    await write()
    taken.push(performance.now() - before)
  }
  const sorted = taken.slice(warmUps).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The most ms between two turns of the event loop. */
let longest = 0

/** Looks in each turn, and so leaves the loop no rest. */
const watch = () => {
  let last = performance.now()
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    setImmediate(turn)
  }
  turn()
}

process.on('disconnect', () => process.exit())
await measure()
