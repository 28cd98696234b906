import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { jsonSchema } from './json-schema.ts'
import { parseConfiguration } from './read-settings.ts'
import { settingsOf } from './settings.ts'

const file = new URL('../../devloop.schema.json', import.meta.url)
if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`)

test('the schema that editors read is that of the parser', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())))
})

const guide = {
  global: {
    metrics: {
      enabled: true,
      format: 'prometheus',
      exporters: { prometheus: { enabled: true, port: 8000, path: '/metrics' } },
    },
  },
  metrics: { disabledMetrics: ['event_latency_histogram'], sampleRate: 0.1, granularity: '1m' },
  agents: { linter: { command: ['eslint', '{files}'], findings: 'eslint', timeout: '30s' } },
}

const mistakes: readonly (readonly [object, string])[] = [
  [{ global: { metrics: { enabled: 'yes' } } }, '.devloop.json: global.metrics.enabled must be a boolean'],
  [{ metrics: { sampleRate: 0 } }, 'metrics.sampleRate'],
  [{ metrics: { sampleRate: 1.5 } }, 'metrics.sampleRate'],
  [{ metrics: { granularity: 'often' } }, 'must be a whole number with a unit'],
  [{ metrics: { sampleRte: 1 } }, 'metrics has no key "sampleRte". Remove it'],
  [{ global: { metrics: { exporters: { prometheus: { port: 70_000 } } } } }, 'exporters.prometheus.port'],
  [{ agents: { linter: { command: [] } } }, 'agents.linter.command'],
  [{ agents: { linter: { command: 'eslint .' } } }, 'agents.linter.command must be a'],
  [{ agents: { linter: { command: ['a'], findings: 'xml' } } }, 'agents.linter.findings'],
]

const validate = new Ajv2020({ strict: false }).compile(jsonSchema())

test('the configuration of the guide is taken by both', () => {
  expect(validate(guide)).toBe(true)
  expect(settingsOf(parseConfiguration(JSON.stringify(guide)))).toMatchObject({
    metrics: {
      enabled: true,
      port: 8000,
      path: '/metrics',
      sampleRate: 0.1,
      granularity: 60_000,
      disabled: new Set(['devloop_event_latency_seconds']),
      compatibilityNames: true,
    },
    agents: [{ name: 'linter', timeout: 30_000, findings: 'eslint', findingExitCodes: [1] }],
  })
})

test.each(mistakes)('%j is refused by both, with the key', (configuration, message) => {
  expect(validate(configuration)).toBe(false)
  expect(() => parseConfiguration(JSON.stringify(configuration))).toThrow(message)
})

test('a metric that is none, and a comment, are refused', () => {
  expect(() => parseConfiguration('{ "metrics": { "disabledMetrics": ["latency"] } }')).toThrow(
    '"latency" is no metric of DevLoop',
  )
  expect(() => parseConfiguration('{ // comment\n }')).toThrow('must be JSON, which has no comments')
})

test('an empty file is the usual settings', () => {
  expect(settingsOf(parseConfiguration('{}')).metrics).toMatchObject({
    enabled: false,
    sampleRate: 1,
    granularity: 10_000,
  })
})
