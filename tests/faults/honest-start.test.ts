import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Program } from '../../packages/cli/src/native/program.ts'
import { services, startService } from './fixtures/services.ts'

describe.each(services)('$name', (service) => {
  test('P24: a port in use, or a setting that cannot be: exit code 1 within 3 s, one line that names the setting', async () => {
    const limitMs = await limitFor(service)
    for (const [setting, value] of [
      ['PORT', String(await takenPort())],
      ['PORT', 'http'],
      ['HOST', 'no.such.host.invalid'],
      ['SHUTDOWN_DEADLINE_MS', '-1'],
    ] as const)
      expect(await refusal(service, { [setting]: value }), `${setting}=${value}`).toEqual({
        code: 1,
        said: [expect.stringContaining(setting)],
        tookMs: expect.toSatisfy((ms: number) => ms <= limitMs),
      })
  })

  test('P24: with everything it leans on unreachable it starts, and names what fails', async () => {
    const urls = Object.keys(service.env).filter((name) => name.endsWith('_URL'))
    const program = await startService(service, {
      PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
      ...Object.fromEntries(urls.map((name) => [name, nowhere])),
      REDIS_URL: 'redis://127.0.0.1:1',
    })
    const url = await program.address()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    // A service that leans on nobody is ready.
    const ready = await fetch(`${url}/readyz`)
    const { failing } = (await ready.json()) as { readonly failing?: readonly string[] }
    expect([200, 503]).toContain(ready.status)
    expect((failing ?? []).length > 0).toBe(ready.status === 503)
    program.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})

test.each([
  { name: 'orchestrator', setting: 'DATA_DIR', value: '/dev/null/data' },
  { name: 'orchestrator', setting: 'REFLEX_URL', value: 'reflex' },
  { name: 'orchestrator', setting: 'ARM_TIMEOUT_SECONDS', value: 'soon' },
  { name: 'reflex-layer', setting: 'RATE_LIMIT_PER_HOUR', value: '-5' },
  { name: 'planner-arm', setting: 'ARM', value: 'tentacle' },
])(
  'P24: $name with $setting=$value: exit code 1 within 3 s, one line that names the setting',
  async (wrong) => {
    const service = services.find(({ name }) => name === wrong.name)
    if (service === undefined) throw new Error(`${wrong.name} must be a service.`)
    const limitMs = await limitFor(service)
    expect(await refusal(service, { [wrong.setting]: wrong.value })).toEqual({
      code: 1,
      said: [expect.stringContaining(wrong.setting)],
      tookMs: expect.toSatisfy((ms: number) => ms <= limitMs),
    })
  },
)

/** Nothing listens there. */
const nowhere = 'http://127.0.0.1:1'

/** On a machine so busy that a good start takes longer, a bad one may take as long and half as long again. */
const limitFor = async (service: Program): Promise<number> => {
  const started = performance.now()
  const program = await startService(service, { PORT: '0' })
  await program.address()
  const goodMs = performance.now() - started
  program.kill('SIGKILL')
  return Math.max(3000, goodMs * 1.5)
}

/** How a start with settings that cannot be ends, and all that it says. */
const refusal = async (service: Program, settings: NodeJS.ProcessEnv) => {
  const started = performance.now()
  const program = await startService(service, { PORT: '0', ...settings })
  const { code } = await program.ended
  return { code, said: [...program.lines, ...program.errors], tookMs: performance.now() - started }
}

const takenPort = async (): Promise<number> => {
  const other = createServer()
  onTestFinished(() => void other.close())
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
  return (other.address() as AddressInfo).port
}
