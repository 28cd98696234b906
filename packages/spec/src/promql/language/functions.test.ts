import { parser } from '@prometheus-io/lezer-promql'
import { expect, test } from 'vitest'
import { findingsOf } from '../analyse/analyse.ts'
import { hasPromtool, promtoolErrors } from '../testing/promtool.ts'
import { promqlAggregators } from './aggregators.ts'
import type { PromqlFunction, ValueType } from './function.ts'
import { promqlFunctions } from './functions.ts'

const example: Readonly<Record<ValueType, string>> = {
  scalar: '1',
  string: '"a"',
  instant: 'x',
  range: 'x[5m]',
}
const called = (name: string, { takes }: PromqlFunction): string =>
  `${name}(${takes.map((type) => example[type]).join(', ')})`
const functions = Object.entries(promqlFunctions)

test.each(functions)('%s takes what it says', (name, about) => {
  expect(findingsOf(called(name, about))).toEqual([])
})
test.each(functions.filter(([, { takes, optional = 0 }]) => takes.length > optional))(
  '%s misses what it needs',
  (name) => expect(findingsOf(`${name}()`)).toMatchObject([{ code: 'type/argument-count' }]),
)

const here = (invalid: boolean) =>
  functions.filter(([, { notInDebian }]) => (notInDebian === true) === invalid)
/** A rule has no strings and no ranges for a value. */
const asRule = ([name, about]: readonly [string, PromqlFunction]): string => called(name, about)

test.runIf(hasPromtool)('promtool knows all that Prometheus 2.42 has', () => {
  expect(promtoolErrors(here(false).map(asRule))).toBe('')
})
test.runIf(hasPromtool).each(here(true))('promtool of Debian does not know %s', (name, about) => {
  expect(promtoolErrors([asRule([name, about])])).toContain('unknown function')
})

test('every function of the grammar is in the table, and every one of the table in the grammar', () => {
  const names = functions.filter(
    ([name, about]) => !parser.parse(called(name, about)).toString().includes('⚠'),
  )
  expect(names).toHaveLength(functions.length)
  const grammar = parser.nodeSet.types
    .map(({ name }) => name)
    .slice(parser.nodeSet.types.findIndex(({ name }) => name === 'FunctionIdentifier'))
  expect(grammar.length).toBeGreaterThan(80)
})

test.runIf(hasPromtool)('aggregations take their parameter', () => {
  const texts = Object.entries(promqlAggregators).map(([name, { parameter, notInDebian }]) => ({
    text: parameter ? `${name}(${example[parameter]}, x)` : `${name}(x)`,
    notInDebian,
  }))
  for (const { text } of texts) expect(findingsOf(text)).toEqual([])
  expect(promtoolErrors(texts.flatMap(({ text, notInDebian }) => (notInDebian ? [] : [text])))).toBe('')
})
