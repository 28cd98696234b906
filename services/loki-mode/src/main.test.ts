import { writeFiles } from './testing/loki-files.ts'
import { expect, test } from 'vitest'
import { exporterProcess } from './testing/exporter-process.ts'
import { scratchLoki } from './testing/started-exporter.ts'

const started = async (env: NodeJS.ProcessEnv = {}) => {
  const dir = scratchLoki()
  writeFiles(dir, { 'dashboard-state.json': { iteration: 5 } })
  return exporterProcess({ LOKI_DIR: dir, ...env })
}

test('both text formats, as asked for, and health', async () => {
  const { url } = await started()
  const plain = await fetch(`${url}/metrics`)
  expect(plain.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await plain.text()).toContain('loki_iteration_current 5\n')
  const open = await fetch(`${url}/metrics`, {
    headers: { accept: 'application/openmetrics-text;version=1.0.0' },
  })
  expect(open.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1\.0\.0/)
  expect((await open.text()).endsWith('# EOF\n')).toBe(true)
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
    status: 'healthy',
    service: 'loki-mode',
  })
})

test('LOKI_METRICS_ENABLED and LOKI_METRICS_PATH are heeded', async () => {
  const off = await started({ LOKI_METRICS_ENABLED: 'false' })
  expect((await fetch(`${off.url}/metrics`)).status).toBe(404)
  expect((await fetch(`${off.url}/health`)).status).toBe(200)
  const moved = await started({ LOKI_METRICS_PATH: '/loki/metrics' })
  expect((await fetch(`${moved.url}/metrics`)).status).toBe(404)
  expect(await (await fetch(`${moved.url}/loki/metrics`)).text()).toContain('loki_up 1\n')
})

test.each([
  ['LOKI_METRICS_PORT', '70000', 'a whole number from 0 to 65535'],
  ['LOKI_METRICS_ENABLED', 'maybe', 'true or false'],
  ['LOKI_METRICS_PATH', 'metrics', 'a path such as /metrics'],
  ['LOKI_MAX_ITERATIONS', '0', 'a whole number from 1'],
])('%s of "%s" ends it with a line that names the setting', async (name, value, rule) => {
  await expect(started({ [name]: value })).rejects.toThrow(`${name} must be ${rule}`)
})
