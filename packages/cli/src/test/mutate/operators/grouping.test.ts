import { rate, sum } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { grouping } from './grouping.ts'

const total = sum(rate(calls, '5m'))

test('`by` loses each label, and gains one', () => {
  expect(mutated(grouping, total.by('job', 'status').above(1))).toEqual({
    'job dropped from by': 'sum by (status) (rate(calls_total[5m])) > 1',
    'status dropped from by': 'sum by (job) (rate(calls_total[5m])) > 1',
    'instance added to by': 'sum by (job, status, instance) (rate(calls_total[5m])) > 1',
  })
})

test('`without` loses each label', () => {
  expect(mutated(grouping, total.without('instance', 'model').above(1))).toEqual({
    'instance dropped from without': 'sum without (model) (rate(calls_total[5m])) > 1',
    'model dropped from without': 'sum without (instance) (rate(calls_total[5m])) > 1',
  })
})
