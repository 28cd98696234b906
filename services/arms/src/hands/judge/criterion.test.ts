import { expect, test } from 'vitest'
import { judgeCriterion } from './criterion.ts'

test.each([
  ['not empty', 'x', true],
  ['not empty', ' \n', false],
  ['contains "Port 8103"', 'the Port 8103', true],
  ["Contains '8103'", 'the port', false],
  ['does not contain "secret"', 'a secret', false],
  ['does not contain "secret"', 'nothing', true],
  ['matches /^\\d+$/', '123', true],
  ['matches /^\\d+$/', '12x', false],
  ['max length 3', 'abc', true],
  ['max length 3', 'abcd', false],
  ['is json', '{"a":[1]}', true],
  ['valid JSON', '{a}', false],
])('%s, of "%s": %s', (criterion, output, met) => {
  expect(judgeCriterion(criterion, output)).toMatchObject({
    criterion,
    met,
    score: met ? 1 : 0,
    confidence: 1,
  })
})

test('a pattern that is none is not met, and said to be none', () => {
  expect(judgeCriterion('matches /(/', 'x')).toMatchObject({
    met: false,
    message: expect.stringContaining('not a regular'),
  })
})

test('a pattern that would take for ever is given up', () => {
  const began = performance.now()
  const finding = judgeCriterion('matches /^(a+)+$/', `${'a'.repeat(50)}!`)
  expect(finding).toMatchObject({ met: false, message: expect.stringContaining('took longer') })
  expect(performance.now() - began).toBeLessThan(2000)
})

test('a criterion in free words is judged by its words, with little confidence', () => {
  const criterion = 'The answer explains sorting of numbers'
  expect(judgeCriterion(criterion, 'To sort numbers, compare and explain')).toMatchObject({
    met: true,
    score: 1,
    confidence: 0.3,
  })
  expect(judgeCriterion(criterion, 'Bananas are yellow')).toMatchObject({
    met: false,
    score: 0,
    confidence: 0.3,
  })
})
