import { expect, test } from 'vitest'
import { figure, markdownTable, plainTable, ratio, times, type Table } from './table.ts'

test.each([
  [0, '0'],
  [0.0123, '0.012'],
  [0.9996, '1.00'],
  [2.345, '2.35'],
  [14.56, '14.6'],
  [123.4, '123'],
  [999.6, '1,000'],
  [67_233.5, '67,200'],
  [100_000, '100,000'],
  [-3.456, '-3.46'],
  [NaN, '–'],
  [Infinity, '–'],
])('%d reads %s', (value, text) => {
  expect(figure(value)).toBe(text)
})

test('shares have two digits, factors a sign', () => {
  expect([ratio(0.956), ratio(NaN), times(33.04), times(NaN)]).toEqual(['0.96', '–', '33.0×', '–'])
})

const table: Table = {
  title: 'Costs',
  columns: ['call', 'ns'],
  rows: [
    ['ours', '3.2'],
    ['another', '310'],
  ],
  notes: ['Of one call.'],
}

test('in a terminal, figures stand below each other', () => {
  expect(plainTable(table)).toBe(
    ['Costs', '', 'call      ns', 'ours     3.2', 'another  310', '', 'Of one call.', ''].join('\n'),
  )
})

test('on the page, figures are aligned to the right', () => {
  expect(markdownTable(table)).toBe(
    [
      '## Costs',
      '',
      'Of one call.',
      '',
      '| call | ns |',
      '| --- | ---: |',
      '| ours | 3.2 |',
      '| another | 310 |',
      '',
    ].join('\n'),
  )
})
