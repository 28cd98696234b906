import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { services, startService } from './fixtures/services.ts'

/** Nothing listens there: port 1 is nobody's on a machine of today. */
const nowhere = 'http://127.0.0.1:1'

describe.each(services)('$name', (service) => {
  const startWrong = async (env: NodeJS.ProcessEnv) => {
    const started = performance.now()
    const program = await startService(service, env)
    const { code } = await program.ended
    return { code, tookMs: performance.now() - started, said: [...program.lines, ...program.errors] }
  }

  test('P24: a port in use, or a setting that cannot be: exit code not 0 within 3 s, one line that names the setting', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const taken = String((other.address() as AddressInfo).port)
    for (const [setting, value] of [
      ['PORT', taken],
      ['PORT', 'http'],
      ['HOST', 'no.such.host.invalid'],
      ['SHUTDOWN_DEADLINE_MS', '-1'],
    ] as const) {
      const { code, tookMs, said } = await startWrong({ PORT: '0', [setting]: value })
      expect({ code, said }, `${setting}=${value}`).toEqual({
        code: 1,
        said: [expect.stringContaining(setting)],
      })
      expect(tookMs, `${setting}=${value}`).toBeLessThanOrEqual(3000)
    }
  })

  test('P24: with everything it leans on unreachable it starts, and says so', async () => {
    const urls = Object.keys(service.env).filter((name) => name.endsWith('_URL') && name !== 'PUBLIC_URL')
    const program = await startService(service, {
      PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
      REDIS_URL: 'redis://127.0.0.1:1',
      ...Object.fromEntries(urls.map((name) => [name, nowhere])),
    })
    const url = await program.address()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    // A service that leans on nobody is ready; another names what fails.
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
  'P24: $name with $setting=$value: exit code not 0 within 3 s, one line that names the setting',
  async ({ name, setting, value }) => {
    const service = services.find((each) => each.name === name)
    if (service === undefined) throw new Error(`${name} must be a service.`)
    const started = performance.now()
    const program = await startService(service, { PORT: '0', [setting]: value })
    expect((await program.ended).code).toBe(1)
    expect(performance.now() - started).toBeLessThanOrEqual(3000)
    expect([...program.lines, ...program.errors]).toEqual([expect.stringContaining(setting)])
  },
)
