import { describe, expect, test } from 'vitest'
import { counter, histogram } from '../../metrics/metric.ts'
import { catalogue } from '../catalogue.ts'
import type { SelectorNode } from '../node.ts'
import { print } from '../print.ts'
import { isUndeclared } from '../undeclared.ts'
import { selectors } from '../walk.ts'
import { read } from './read.ts'

const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [1] })
const calls = counter('calls_total', { help: '', unit: 'calls' })
const known = catalogue([wait, calls])

/** The text again, from the tree; or the codes and places of what is wrong. */
const again = (text: string): string => {
  const reading = read(text, known)
  if (reading.kind === 'reading') return print(reading.node)
  return reading.problems.map(({ code, from, to }) => `${code} ${text.slice(from, to)}`).join(', ')
}

describe('is read as', () => {
  test.each([
    // Numbers and strings
    ['0x1F + 1_000 + .5e1 + 1h30m', '31 + 1000 + 5 + 5400'],
    ['Inf - -inf * NaN', '+Inf - (-Inf) * NaN'],
    [
      'label_replace(x, "a", `\\d`, \'b\\\'\', "\\x41\\u00e9\\101")',
      'label_replace(x, "a", "\\\\d", "b\'", "AéA")',
    ],
    // Selectors
    ['{__name__="calls_total", job="a",}', 'calls_total{job="a"}'],
    ['{"calls_total"}', 'calls_total'],
    ['{"http.requests", "status.code"=~"5.."}', '{"http.requests", "status.code"=~"5.."}'],
    ['{__name__=~"a|b"}', '{__name__=~"a|b"}'],
    ['{__name__="offset"}', '{__name__="offset"}'],
    ['x[300]', 'x[5m]'],
    ['x[5m * 2 + 30s]', 'x[10m30s]'],
    ['x[max_of(step() * 4, 1m)] offset -(step() + 1m)', 'x[max_of(step() * 4, 1m)] offset -(step() + 1m)'],
    ['x OFFSET -1w @ end()', 'x @ end() offset -1w'],
    ['x[5m] @ 1609746000 offset 1m', 'x[5m] @ 1609746000 offset 1m'],
    ['(x offset 5m)[1h:30]', '(x offset 5m)[1h:30s]'],
    ['x[5m] smoothed', 'x[5m] smoothed'],
    // Operators
    ['-1 ^ 2', '-1 ^ 2'],
    ['(-1) ^ 2', '(-1) ^ 2'],
    ['2 ^ 3 ^ 2', '2 ^ 3 ^ 2'],
    ['(2 ^ 3) ^ 2', '(2 ^ 3) ^ 2'],
    ['-(a + b) * +c', '(-(a + b)) * (+c)'],
    ['a - b offset 5m * c', 'a - b offset 5m * c'],
    ['(a - b) * c offset 5m', '(a - b) * c offset 5m'],
    ['-b[5m:] > c @ 5', '(-b[5m:]) > c @ 5'],
    ['a or (b or c) and d', 'a or (b or c) and d'],
    ['a == BOOL on(b) GROUP_LEFT(c) d', 'a == bool on (b) group_left (c) d'],
    ['a * on() group_right() (b)', 'a * on () group_right () b'],
    ['a + fill_left(0) fill_right(1) b', 'a + fill_left(0) fill_right(1) b'],
    ['a % b atan2 c </ d', 'a % b atan2 c </ d'],
    // Aggregations
    ['SUM(x) BY (a, "b.c", on)', 'sum by (a, "b.c", on) (x)'],
    ['topk without () (5, x)', 'topk without () (5, x)'],
    ['count_values("v", x)', 'count_values("v", x)'],
    // Grafana
    [
      'sum by ($by) (rate({job="$job", $label=~"${value:regex}"}[$__rate_interval]))',
      'sum by ($by) (rate({job="$job", $label=~"${value:regex}"}[$__rate_interval]))',
    ],
    ['increase(x[$__range]) / $__range_s > [[limit]]', 'increase(x[$__range]) / $__range_s > [[limit]]'],
    [
      'node_${kind}_total[${minutes}m:$step] offset $back',
      'node_${kind}_total[${minutes}m:$step] offset $back',
    ],
    ['x # $nothing "here\n+ y', 'x + y'],
  ])('%s', (text, expected) => {
    expect(again(text)).toBe(expected)
    expect(again(expected)).toBe(expected)
  })
})

describe('is refused', () => {
  test.each([
    ['', 'syntax/unreadable '],
    ['sum(', 'syntax/unreadable ('],
    ['x /', 'syntax/unreadable /'],
    ['x y', 'syntax/unreadable y'],
    ['x{a=b}', 'syntax/unreadable b'],
    ['rate(x[5m]))', 'syntax/unreadable )'],
    ['x{a="b"', 'syntax/unreadable "'],
    ['sum(raet(x[5m]))', 'syntax/unknown-function raet'],
    ['holt_winters(x[5m], 1, 1)', 'syntax/unknown-function holt_winters'],
    ['"\\q"', 'syntax/string "\\q"'],
    ['x{a="\\ud800"}', 'syntax/string "\\ud800"'],
    ['(x)[5m]', 'syntax/modifier (x)[5m]'],
    ['rate(x[5m]) offset 5m', 'syntax/modifier rate(x[5m]) offset 5m'],
    ['x offset 1m offset 2m', 'syntax/modifier x offset 1m offset 2m'],
    ['a{__name__="b"}', 'syntax/modifier a{__name__="b"}'],
    ['x[0s]', 'syntax/duration 0s'],
    ['x[-5m]', 'syntax/duration -5m'],
    [`${'('.repeat(3000)}x${')'.repeat(3000)}`, `syntax/unreadable ${'('.repeat(3000)}x${')'.repeat(3000)}`],
  ])('%s', (text, expected) => expect(again(text)).toBe(expected))
})

test('metrics are those of the catalogue, and parts of histograms know theirs', () => {
  const reading = read('rate(wait_seconds_bucket[5m]) / calls_total + nobody_knows', known)
  expect(reading.kind).toBe('reading')
  const found: readonly SelectorNode[] = reading.kind === 'reading' ? selectors(reading.node) : []
  expect(found.map(({ metric, suffix }) => [isUndeclared(metric) ? metric.name : metric, suffix])).toEqual([
    [wait, '_bucket'],
    [calls, ''],
    ['nobody_knows', ''],
  ])
})
