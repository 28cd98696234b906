import { anyOf, like, rate, where } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { matcher } from './matcher.ts'

const asking = (ask: Parameters<typeof where<typeof calls>>[1]) =>
  mutated(matcher, rate(where(calls, ask), '5m').above(1))

test('a matcher is dropped, turned round, and asks for another value', () => {
  expect(asking({ status: 'error' })).toEqual({
    'status="error" dropped': 'rate(calls_total[5m]) > 1',
    'status="error" to status!="error"': 'rate(calls_total{status!="error"}[5m]) > 1',
    'status="error" to status="not-error"': 'rate(calls_total{status="not-error"}[5m]) > 1',
  })
})

test('each of several matchers is changed by itself', () => {
  const changed = asking({ status: 'error', model: 'one' })
  expect(changed['model="one" dropped']).toBe('rate(calls_total{status="error"}[5m]) > 1')
  expect(Object.keys(changed)).toHaveLength(6)
})

test('of alternatives, each is left out', () => {
  expect(Object.keys(asking({ model: anyOf('one', 'two') }))).toEqual([
    'model=~"one|two" dropped',
    'model=~"one|two" to model!~"one|two"',
    'model=~"one|two" to model=~"two"',
    'model=~"one|two" to model=~"one"',
  ])
})

test('a bar within a group does not part the whole', () => {
  expect(Object.keys(asking({ job: like('(a|b)c') }))).toContain('job=~"(a|b)c" to job=~"not-(a|b)c"')
})
