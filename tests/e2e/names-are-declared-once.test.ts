import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { metricsOf, selfMetrics } from '../../packages/spec/src/index.ts'
import { octollm } from '../../packages/systems/octollm/src/index.ts'

const root = join(import.meta.dirname, '../..')

/** What others wrote, whatever their metrics are called: texts that a screener must leave alone, and queries of the field. */
const ofOthers = [
  'packages/screening/src/ordinary-text.test.ts',
  'packages/spec/src/promql/testing/real-world.ts',
]

/** Everything written by hand that runs, tests and these lines included. */
const sources = globSync('{packages,services,tests,tools,bench}/**/*.ts', { cwd: root })
  .filter((path) => !/node_modules|\/dist\//.test(path) && !ofOthers.includes(path))
  .map((path) => ({ path, code: withoutComments(readFileSync(join(root, path), 'utf8')) }))

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '')
}

const names = [...metricsOf(octollm).keys(), ...Object.values(selfMetrics)].map(({ name }) => name)

test.each(names)('%s is spelled in its declaration and nowhere else', (name) => {
  const spelled = new RegExp(`\\b${name}(_bucket|_sum|_count)?\\b`)
  const places = sources.filter(({ code }) => spelled.test(code)).map(({ path }) => path)
  expect(places).toEqual([expect.stringMatching(/^packages\/(spec|systems\/octollm)\/src\/metrics\//)])
})
