import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { drive } from './drive.ts'
import { randomErrands } from './errands.ts'
import { scenarios } from './scenarios.ts'
import type { Result } from './send.ts'
import { describe, summarize } from './summary.ts'

/** Nobody listens at a port that was free a moment ago. */
const nowhere = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`))
    })
  })

test('an orchestrator that cannot be reached is told for each task, and surprises', async () => {
  const results: Result[] = []
  await drive({
    url: await nowhere(),
    errands: randomErrands(scenarios, 1, 5),
    rate: 200,
    onResult: (result) => results.push(result),
  })
  const summary = summarize(results)
  expect(summary).toMatchObject({ sent: 5, accepted: 0, refused: 5 })
  expect(summary.surprises).toHaveLength(5)
  expect(describe(summary)).toBe('5 sent: 0 accepted (0 completed, 0 failed), 0 blocked, 5 refused')
})

test('traffic without end stops when it is told to', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort('SIGINT'), 200)
  const errands = randomErrands(scenarios, 1)
  await drive({ url: await nowhere(), errands, rate: 20, signal: stop.signal, onResult: () => {} })
  expect(stop.signal.aborted).toBe(true)
})
