import { expect, test } from 'vitest'
import { openMetrics, prometheusText } from './format.ts'
import { negotiate } from './negotiate.ts'

const prometheus2 =
  'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1'
const prometheus3 =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2'

test.each([
  [prometheus2, openMetrics],
  [prometheus3, openMetrics],
  ['application/openmetrics-text', openMetrics],
  ['Application/OpenMetrics-Text; Version=1.0.0', openMetrics],
  [undefined, prometheusText],
  ['', prometheusText],
  ['*/*', prometheusText],
  ['text/html,*/*;q=0.8', prometheusText],
  ['text/plain', prometheusText],
  ['text/plain;q=0.9,application/openmetrics-text;q=0.8', prometheusText],
  ['application/openmetrics-text;version=0.0.1', prometheusText],
  ['application/openmetrics-text;q=0', prometheusText],
  ['application/openmetrics-text;q=hostile', prometheusText],
  [';;;,=,q=,;q', prometheusText],
])('who accepts %s gets what it prefers', (accept, format) => {
  expect(negotiate(accept)).toBe(format)
})
