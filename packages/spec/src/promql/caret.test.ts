import { expect, test } from 'vitest'
import { gauge } from '../metrics/metric.ts'
import { findingsOf } from './analyse/analyse.ts'
import { caret } from './caret.ts'
import { catalogue } from './catalogue.ts'

const known = catalogue([gauge('tasks', { help: '', unit: 'tasks' })])
const shown = (text: string) => findingsOf(text, { catalogue: known }).map((finding) => caret(text, finding))

test('a finding stands under its line', () => {
  expect(shown('sum(\n\trate(tasks[5m])\n)')).toEqual([
    `rate/of-gauge: rate reads a counter, and tasks[5m] is a gauge: each fall counts as a restart.
2 | \trate(tasks[5m])
  | \t^^^^^^^^^^^^^^^
  Use delta or deriv for a gauge.`,
  ])
})
test('a text that ends too early is shown at its end', () => {
  expect(shown('sum(tasks')[0]).toContain('1 | sum(tasks\n  |         ^\n')
})
test('an unknown function is named', () => {
  expect(shown('1 + raet(tasks[5m])')[0])
    .toBe(`syntax/unknown-function: "raet" is no function of Prometheus 3.
1 | 1 + raet(tasks[5m])
  |     ^^^^
  Write "rate", or put an operator before the parenthesis.`)
})
test('nothing at all is a finding at the start', () => {
  expect(shown('')[0]).toContain('A query must not be empty.\n1 | \n  | ^\n')
})
