import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { startOtlpReceiver } from '../testing/otlp-receiver.ts'
import { startProgram } from '../testing/program.ts'

const served = fileURLToPath(new URL('../testing/served-shop.ts', import.meta.url))

type Line = Readonly<Record<string, unknown>>

const startShop = (env: NodeJS.ProcessEnv = {}) => {
  const program = startProgram([served], { PORT: '0', ...env })
  const lines = (): readonly Line[] => program.lines.map((line) => JSON.parse(line) as Line)
  const line = (msg: string) => eventually(() => findLine(lines(), msg))
  const address = async () => String((await line('listening')).address)
  return { ...program, lines, line, address }
}

const findLine = (lines: readonly Line[], msg: string): Line => {
  const found = lines.find((each) => each.msg === msg)
  if (found === undefined) throw new Error(`There is no line "${msg}" yet.`)
  return found
}

test('SIGTERM finishes what is under way, runs onStop, sends the last span and exits 0', async () => {
  const receiver = await startOtlpReceiver()
  const shop = startShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const address = await shop.address()
  const slow = fetch(`${address}/slow`)
  await shop.line('slow begins')
  shop.kill('SIGTERM')
  await shop.line('stopping')
  expect((await fetch(`${address}/readyz`)).status).toBe(503)
  shop.kill('SIGTERM')
  shop.kill('SIGINT')

  const answer = await slow
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close'])
  expect(await shop.ended).toEqual({ code: 0, signal: null })
  expect(
    shop
      .lines()
      .map(({ msg }) => msg)
      .filter((msg) => msg !== 'not ready'),
  ).toEqual([
    expect.stringContaining('Server listening'),
    'listening',
    'slow begins',
    'stopping',
    'request completed',
    'onStop',
    'stopped',
  ])
  expect(shop.lines().at(-1)).toMatchObject({ spans_lost: 0, log_records_lost: 0 })
  expect(receiver.spans).toMatchObject([
    { name: 'GET /slow', attributes: { 'http.response.status_code': 200 } },
  ])
})

test('a receiver that never answers does not hold a stop beyond the standard 8 s', async () => {
  const receiver = await startOtlpReceiver()
  receiver.answers = 'silent'
  const shop = startShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const address = await shop.address()
  await fetch(`${address}/slow`)
  const started = performance.now()
  shop.kill('SIGTERM')
  expect(await shop.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - started).toBeLessThan(8000)
  expect(shop.lines().at(-1)).toMatchObject({ msg: 'stopped', spans_lost: 1 })
})

test('a port in use ends the process with one line that names the setting', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await eventually(() => expect(other.listening).toBe(true))
  const { port } = other.address() as AddressInfo
  const shop = startShop({ PORT: String(port) })
  const started = performance.now()
  expect(await shop.ended).toEqual({ code: 1, signal: null })
  expect(performance.now() - started).toBeLessThan(3000)
  expect(shop.lines()).toMatchObject([
    { level: 'fatal', msg: expect.stringContaining(`PORT ${port} is in use`) },
  ])
})

test('a setting that cannot be read ends the process with one line that names it', async () => {
  const shop = startShop({ PORT: 'http' })
  expect(await shop.ended).toEqual({ code: 1, signal: null })
  expect(shop.lines()).toMatchObject([{ level: 'fatal', msg: expect.stringContaining('PORT must be') }])
})

test('an error that nobody catches is the last line, and ends the process as it would have', async () => {
  const shop = startShop()
  const address = await shop.address()
  await expect(fetch(`${address}/crash`)).rejects.toThrow('fetch failed')
  expect(await shop.ended).toEqual({ code: 1, signal: null })
  expect(shop.lines().at(-1)).toMatchObject({ level: 'fatal', err: { message: 'nobody catches this' } })
  expect(shop.errors.join('\n')).toContain('nobody catches this')
})
