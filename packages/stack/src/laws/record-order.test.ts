import { now, recordGroup, type RuleGroup } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { recordWith, serviceWith, sloWith, stackOf } from './example.ts'
import { recordOrder } from './record-order.ts'

const problemsOf = (...records: readonly RuleGroup[]) =>
  recordOrder.problems(stackOf({ services: [serviceWith({})], records }))

const first = recordWith('job:calls:rate5m')
const second = recordWith('job:calls:max', now(first))
const tooEarly = [{ message: expect.stringContaining('job:calls:max reads "job:calls:rate5m"') }]

test('above, in the same group', () => {
  expect(problemsOf(recordGroup('one', '30s', [first, second]))).toEqual([])
})
test('below, in the same group', () => {
  expect(problemsOf(recordGroup('one', '30s', [second, first]))).toMatchObject(tooEarly)
})
test('in an earlier group that is as fast', () => {
  expect(problemsOf(recordGroup('one', '30s', [first]), recordGroup('two', '30s', [second]))).toEqual([])
})
test('in a later group', () => {
  expect(problemsOf(recordGroup('two', '30s', [second]), recordGroup('one', '30s', [first]))).toMatchObject(
    tooEarly,
  )
})
test('in a slower group', () => {
  expect(problemsOf(recordGroup('one', '1m', [first]), recordGroup('two', '30s', [second]))).toMatchObject(
    tooEarly,
  )
})
test('the rules of SLOs, whose series share their names', () => {
  const slos = [sloWith({ name: 'one' }), sloWith({ name: 'two' })]
  expect(recordOrder.problems(stackOf({ services: [serviceWith({})], slos }))).toEqual([])
})
test('an SLO that reads another’s series would be found', () => {
  const [slo] = [sloWith({ name: 'one' })]
  const turned = { ...slo, groups: slo.groups.toReversed() }
  expect(
    recordOrder.problems(stackOf({ services: [serviceWith({})], slos: [turned, sloWith({ name: 'two' })] })),
  ).not.toEqual([])
})
