import { createColors } from 'picocolors'
import type { Problem } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { problemText } from './problems.ts'

const problem: Problem = {
  code: 'rate/of-gauge',
  where: 'shop › alert Rush',
  message: '"tasks" is a gauge.',
  advice: 'Take deriv(…) of it.',
}
const written = (about: Partial<Problem>, color = false) =>
  problemText({ ...problem, ...about }, createColors(color))

test('without a text', () => {
  expect(written({})).toBe(
    `✗ shop › alert Rush [rate/of-gauge]
  "tasks" is a gauge.
  → Take deriv(…) of it.
`,
  )
})

test('with the guilty part of a text', () => {
  expect(written({ source: { text: 'sum(rate(tasks[5m])) > 1', from: 9, to: 18 } })).toBe(
    `✗ shop › alert Rush [rate/of-gauge]
  "tasks" is a gauge.
  1 | sum(rate(tasks[5m])) > 1
    |          ^^^^^^^^^
  → Take deriv(…) of it.
`,
  )
})

test('on another line than the first, behind a tab', () => {
  const text = 'sum(\n\trate(tasks[5m])\n) > 1'
  expect(written({ source: { text, from: text.indexOf('tasks'), to: text.length } })).toContain(
    '  2 | \trate(tasks[5m])\n    | \t     ^^^^^^^^^^\n',
  )
})

test('a long line is cut around the guilty part', () => {
  const text = `${'a + '.repeat(60)}guilty${' + b'.repeat(60)}`
  const lines = written({ source: { text, from: 240, to: 246 } }).split('\n')
  expect(lines[2]).toMatch(/^ {2}1 \| ….{100}…$/)
  const at = lines[3]?.indexOf('^')
  expect(lines[2]?.slice(at, (lines[3]?.lastIndexOf('^') ?? 0) + 1)).toBe('guilty')
})

test('the end of a text that stops too early', () => {
  expect(written({ source: { text: 'sum(', from: 4, to: 4 } })).toContain('  1 | sum(\n    |     ^\n')
})

test('on a terminal, the carets are red', () => {
  expect(written({ source: { text: 'x', from: 0, to: 1 } }, true)).toContain('\u001B[31m^\u001B[39m')
})
