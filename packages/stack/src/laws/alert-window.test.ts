import { counter, rate, type Window } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertWindow } from './alert-window.ts'
import { serviceWith, stackOf } from './example.ts'

const calls = counter('calls_total', { help: '', unit: 'calls' })
const problemsOver = (window: Window) =>
  alertWindow.problems(
    stackOf({ services: [serviceWith({ calls })], alerts: [rate(calls, window).above(1)] }),
  )

test.each(['30s', '59s', '$__rate_interval'] as const)('%s is no range for an alert', (window) => {
  expect(problemsOver(window)).toMatchObject([{ advice: 'Write "1m" or longer.' }])
})
test('four scrapes are', () => expect(problemsOver('1m')).toEqual([]))
