import { Agent, get } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'
import { eventually } from '../testing/eventually.ts'
import { createApp, type AppOptions } from './create-app.ts'
import { LoadShedding } from './load-shedding.ts'

const { httpRequests } = shop.metrics

const listen = async (options: AppOptions = {}) => {
  const opened = openShop()
  const app = createApp(opened.telemetry, options)
  app.get('/work', async () => 'done')
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const ask = (path: string) =>
    new Promise<{ status: number | undefined; retryAfter: string | undefined; body: string }>(
      (resolve, reject) => {
        get(`${url}${path}`, { agent }, async (response) => {
          const body = (await response.toArray()).join('')
          resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], body })
        }).on('error', reject)
      },
    )
  return { ...opened, ask }
}

/** Makes the turns of this event loop long until the test is over. */
const holdEventLoop = (): void => {
  let held = true
  const spin = (): void => {
    for (const until = performance.now() + 250; performance.now() < until;);
    if (held) setTimeout(spin, 10)
  }
  setTimeout(spin)
  onTestFinished(() => void (held = false))
}

test('while the event loop is held work is shed, counted and told, and probes are answered', async () => {
  const { ask, lines, sample } = await listen()
  holdEventLoop()
  const shed = await eventually(async () => {
    const answer = await ask('/work')
    expect(answer.status).toBe(503)
    return answer
  })
  expect(shed.retryAfter).toBe('1')
  expect(JSON.parse(shed.body)).toEqual({
    error: { code: 'overloaded', message: expect.stringContaining('again') },
  })
  for (const probe of ['/metrics', '/healthz', '/readyz', '/health'])
    expect(await ask(probe)).toMatchObject({ status: 200 })
  const labels = { method: 'GET', endpoint: '/work', status: '503' } as const
  expect(await sample(httpRequests, labels)).toBeGreaterThan(0)
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'warn', msg: 'work is shed: the event loop is held' }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ route: '/work', status: 503 }))
})

test('a server that is merely busy all the time sheds nothing', async () => {
  const { ask } = await listen()
  const until = performance.now() + 2500
  const statuses = new Set<number | undefined>()
  const keepAsking = async (): Promise<void> => {
    while (performance.now() < until) statuses.add((await ask('/work')).status)
  }
  const before = performance.eventLoopUtilization()
  await Promise.all(Array.from({ length: 32 }, keepAsking))
  expect(performance.eventLoopUtilization(before).utilization).toBeGreaterThan(0.9)
  expect([...statuses]).toEqual([200])
})

test('an app that asks for it sheds nothing', async () => {
  const { ask } = await listen({ maxEventLoopDelayMs: Infinity })
  holdEventLoop()
  const until = performance.now() + 2500
  while (performance.now() < until) expect(await ask('/work')).toMatchObject({ status: 200 })
})

test('one long turn is no reason, two in a row are, and a short one ends it; the log tells once in 30 s', () => {
  const { telemetry, lines } = openShop()
  let now = 0
  const shedding = new LoadShedding(125, telemetry.log, () => now)
  const looks = [10, 4000, 10, 126, 126, 500, 125, 126, 126]
  expect(
    looks.map((delayMs) => {
      shedding.look(delayMs)
      return shedding.active
    }),
  ).toEqual([false, false, false, false, true, true, false, false, true])
  expect(lines.map(({ msg }) => msg)).toEqual(['work is shed: the event loop is held'])
  now = 30_000
  shedding.look(126)
  expect(lines).toHaveLength(2)
})
