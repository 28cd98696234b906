import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { metricsOf, selfMetrics } from '../../packages/spec/src/index.ts'
import { octollm } from '../../packages/systems/octollm/src/index.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Everything written by hand that runs, and these tests. Tests beside the code may spell a name as Prometheus reads it:
 * they hold a service to what was promised.
 */
const sources = globSync('{packages,services,tests,tools}/**/*.ts', { cwd: root })
  .filter((path) => !/node_modules|\/dist\/|\/testing\//.test(path))
  .filter((path) => path.startsWith('tests/') || !path.endsWith('.test.ts'))
  .map((path) => ({ path, code: withoutComments(readFileSync(join(root, path), 'utf8')) }))

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const names = [...metricsOf(octollm).keys(), ...Object.values(selfMetrics)].map(({ name }) => name)

test.each(names)('%s stands as text in its declaration and nowhere else', (name) => {
  const spelled = new RegExp(`['"\`][^'"\`\\n]*\\b${name}(_bucket|_sum|_count)?\\b`)
  const places = sources.filter(({ code }) => spelled.test(code)).map(({ path }) => path)
  expect(places).toEqual([expect.stringMatching(/^packages\/(spec|systems\/octollm)\/src\/metrics\//)])
})
