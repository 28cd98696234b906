import { expect, test } from 'vitest'
import { parseExposition } from './exposition.ts'

test('types and samples are read, with labels and special values', () => {
  const page = parseExposition(`# HELP tasks Some tasks.
# TYPE tasks counter
tasks{status="ok",path="a\\"b\\\\c\\nd,{}"} 3
# TYPE lag gauge
lag NaN
lag{le="+Inf",} +Inf 1700000000000
`)
  expect(page.types).toEqual(
    new Map([
      ['tasks', 'counter'],
      ['lag', 'gauge'],
    ]),
  )
  expect(page.samples).toEqual([
    { name: 'tasks', labels: { status: 'ok', path: 'a"b\\c\nd,{}' }, value: 3 },
    { name: 'lag', labels: {}, value: NaN },
    { name: 'lag', labels: { le: '+Inf' }, value: Infinity },
  ])
})

test('a label value may hold any sign but a line feed', () => {
  const { samples } = parseExposition('tasks{path="a\u2028b\rc"} 3\n')
  expect(samples).toEqual([{ name: 'tasks', labels: { path: 'a\u2028b\rc' }, value: 3 }])
})

test.each([
  ['a label without a name', '{="x"} 1'],
  ['a label that begins with a digit', 'tasks{1st="x"} 1'],
  ['a value that is none', 'tasks many'],
  ['a page of HTML', '<html>'],
  ['labels that are not closed', 'tasks{status="ok" 1'],
])('%s is refused, with its line', (_, line) => {
  expect(() => parseExposition(`# TYPE tasks counter\n${line}\n`)).toThrow(/^Line 2 must be a sample/)
})
