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
test.runIf(hasPromtool)('promtool knows all that Prometheus 2.42 has', () => {
  expect(promtoolErrors(here(false).map(([name, about]) => called(name, about)))).toBe('')
})
test.runIf(hasPromtool).each(here(true))('promtool of Debian does not know %s', (name, about) => {
  expect(promtoolErrors([called(name, about)])).toMatch(/unknown function|unexpected "\("/)
})

test('the table and the grammar have the same functions', () => {
  const names = parser.nodeSet.types.map(({ name }) => name)
  const inGrammar = names.slice(names.indexOf('FunctionIdentifier') + 1, names.indexOf('MatrixSelector'))
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', '')
  const expected = [...inGrammar.filter((name) => name !== 'Identifier').map(plain), 'start', 'end']
  expect(functions.map(([name]) => plain(name)).toSorted()).toEqual(expected.toSorted())
})

test.runIf(hasPromtool)('aggregations take their parameter', () => {
  const texts = Object.entries(promqlAggregators).map(([name, { parameter, notInDebian }]) => ({
    text: parameter ? `${name}(${example[parameter]}, x)` : `${name}(x)`,
    notInDebian,
  }))
  for (const { text } of texts) expect(findingsOf(text)).toEqual([])
  expect(promtoolErrors(texts.flatMap(({ text, notInDebian }) => (notInDebian ? [] : [text])))).toBe('')
})
