import { counter, job, rate, type Window } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertWindow } from './alert-window.ts'
import { serviceWith, stackOf, withSystem } from './example.ts'

const calls = counter('calls_total', { help: '', unit: 'calls' })
const problemsOver = (window: Window) =>
  alertWindow.problems(
    stackOf({ services: [serviceWith({ calls })], alerts: [rate(calls, window).above(1)] }),
  )

test.each(['30s', '59s', '$__rate_interval'] as const)('%s is no range for an alert', (window) => {
  expect(problemsOver(window)).toMatchObject([{ advice: 'Write "1m" or longer.' }])
})
test('four scrapes are', () => expect(problemsOver('1m')).toEqual([]))

test('the scrapes are those of the job that keeps the metric', () => {
  const stack = stackOf({ services: [serviceWith({ calls })], alerts: [rate(calls, '1m').above(1)] })
  const services = [serviceWith({})]
  const slow = job('slow', '5m', services)
  expect(alertWindow.problems(withSystem(stack, ({ jobs }) => ({ jobs: [...jobs, slow] })))).toEqual([])
})
