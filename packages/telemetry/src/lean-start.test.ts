import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { startHttpReceiver } from './testing/http-receiver.ts'
import { startProgram } from './testing/program.ts'

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** OpenTelemetry's packages that a service of its own process has loaded by the end of its life. */
const loadedBy = async (env: NodeJS.ProcessEnv): Promise<readonly string[]> => {
  const imports = ['./testing/loaded-modules.ts', './index.ts'].flatMap((file) => ['--import', pathOf(file)])
  const args = [...imports, pathOf('./testing/served-shop.ts')]
  const program = startProgram(args, { PORT: '0', ...env })
  await eventually(() => expect(program.lines.join()).toContain('"listening"'))
  program.kill('SIGTERM')
  expect((await program.ended).code).toBe(0)
  const urls = JSON.parse(program.errors.at(-1) ?? '') as readonly string[]
  const packages = urls.map((url) => /.*\/node_modules\/(@opentelemetry\/[^/]+)\//.exec(url)?.[1])
  return [...new Set(packages.filter((name) => name !== undefined))].toSorted()
}

/** Each of the others costs a start several milliseconds: the SDK's core, resources and every name of the conventions. */
const lean = ['@opentelemetry/api', '@opentelemetry/context-async-hooks']

test('a service that adds nothing loads the API, and nothing of the SDK', async () => {
  expect(await loadedBy({})).toEqual(lean)
})

test('a service that sends spans loads no more', async () => {
  const { url } = await startHttpReceiver()
  expect(await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: url })).toEqual(lean)
})

test('a service that sends log records loads what that takes, and nothing for metrics', async () => {
  const { url } = await startHttpReceiver()
  const loaded = await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_LOGS_EXPORTER: 'otlp' })
  expect(loaded).toContain('@opentelemetry/exporter-logs-otlp-http')
  expect(loaded.filter((name) => /exporter-metrics|sdk-node|grpc|instrumentation/.test(name))).toEqual([])
})

test('a service that pushes metrics loads what that takes, and nothing for logs', async () => {
  const { url } = await startHttpReceiver()
  const loaded = await loadedBy({ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url, OTEL_METRICS_EXPORTER: 'otlp' })
  expect(loaded).toContain('@opentelemetry/exporter-metrics-otlp-http')
  expect(loaded.filter((name) => /exporter-logs|sdk-node|grpc|instrumentation/.test(name))).toEqual([])
})
