import { counter, oneOf } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertDivision } from './alert-division.ts'
import { rawCondition, serviceWith, stackOf } from './example.ts'

const labels = { status: oneOf('success', 'error') }
const calls = counter('calls_total', { help: '', unit: 'calls', labels })
const retries = counter('retries_total', { help: '', unit: 'calls', labels })
const problemsOf = (query: string) =>
  alertDivision.problems(
    stackOf({ services: [serviceWith({ calls, retries })], alerts: [rawCondition(query)] }),
  )

const ratio = 'sum(rate(retries_total[5m])) / sum(rate(calls_total[5m]))'
const share = 'sum(rate(calls_total{status="error"}[5m])) / sum(rate(calls_total[5m]))'

test.each([
  [`${ratio} > 2`, 'infinite'],
  [`${ratio} > 2 or ${share} > 0.05`, 'infinite'],
  [`${share} != 0`, 'not a number'],
])('%s', (query, result) => {
  const [problem, ...others] = problemsOf(query)
  expect(problem?.message).toContain(result)
  expect(query.slice(problem?.source?.from, problem?.source?.to)).toBe('sum(rate(calls_total[5m]))')
  expect(others).toEqual([])
})

test.each([
  `${ratio} > 2 and sum(rate(calls_total[5m])) > 0`,
  `${ratio} < 2`,
  `${share} > 0.05`,
  'sum(rate(retries_total[5m])) / 60 > 2',
])('%s lets nothing of it through', (query) => expect(problemsOf(query)).toEqual([]))
