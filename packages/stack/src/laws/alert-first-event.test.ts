import { atMost, counter, oneOf } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertFirstEvent } from './alert-first-event.ts'
import { rawCondition, serviceWith, stackOf } from './example.ts'

const leaks = counter('leaks_total', { help: '', unit: 'violations', labels: { path: atMost(50) } })
const denials = counter('denials_total', {
  help: '',
  unit: 'violations',
  labels: { reason: oneOf('a', 'b') },
})
const problemsOf = (query: string) =>
  alertFirstEvent.problems(
    stackOf({ services: [serviceWith({ leaks, denials })], alerts: [rawCondition(query)] }),
  )

test.each([
  'increase(leaks_total[5m]) > 0',
  'sum(rate(leaks_total[5m])) > 0',
  'sum by (path) (increase(leaks_total[1h])) >= 1',
  'increase(leaks_total{path="/a"}[5m]) > 0',
])('%s misses the first event', (query) => expect(problemsOf(query)).toHaveLength(1))

test.each([
  'increase(denials_total[5m]) > 0',
  'increase(leaks_total[5m]) > 10',
  'sum(rate(leaks_total[5m])) > 1',
  'increase(leaks_total[5m]) > 0 or (leaks_total unless leaks_total offset 5m) > 0',
  'sum(rate(denials_total[5m])) / sum(rate(leaks_total[5m])) > 2 and sum(rate(leaks_total[5m])) > 0',
])('%s does not', (query) => expect(problemsOf(query)).toEqual([]))
