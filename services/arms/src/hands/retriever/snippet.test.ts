import { expect, test } from 'vitest'
import { snippet } from './snippet.ts'

const long = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`.trim()

test('a short text is its own snippet', () => {
  expect(snippet('A short text.', 'text')).toBe('A short text.')
})

test('a long text is cut around the word', () => {
  const cut = snippet(long, 'the needle')
  expect(cut).toMatch(/^…before .* needle after .*after…$/)
  expect(cut.length).toBeLessThanOrEqual(242)
})

test('without the word it is the beginning', () => {
  expect(snippet(long, 'haystack')).toMatch(/^before .*before…$/)
})

test('a text without spaces is cut all the same', () => {
  expect(snippet('x'.repeat(1000), 'y')).toBe(`${'x'.repeat(240)}…`)
})
