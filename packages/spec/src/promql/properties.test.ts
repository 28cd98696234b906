import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, findingsOf } from './analyse/analyse.ts'
import { caret } from './caret.ts'
import { catalogue } from './catalogue.ts'
import type { Node } from './node.ts'
import { print } from './print.ts'
import { read } from './read/read.ts'
import { anyQuery, calls, running, wait } from './testing/arbitrary.ts'
import { hasPromtool, promtoolDifferences, promtoolErrors } from './testing/promtool.ts'
import { realWorldQueries } from './testing/real-world.ts'

const known = catalogue([calls, running, wait])

test('a typed query prints to text that is read back to the same tree', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const reading = read(print(query.node), known)
      expect(reading.kind === 'reading' && normal(reading.node)).toEqual(normal(query.node))
    }),
    { numRuns: 500 },
  )
})

test('a typed query has no error of types, and analysis knows its labels as the declaration does', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const analysis = analyse(query, { targetLabels: () => ['job', 'instance'] })
      expect(analysis?.findings.filter(({ code }) => /^(?:type|syntax|grouping)/.test(code))).toEqual([])
      expect(
        [...(analysis?.facts.labels.atLeast ?? [])].filter((label) => !query.labels.includes(label)),
      ).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test.runIf(hasPromtool)('a typed query is valid to promtool', () => {
  const queries = fc
    .sample(anyQuery, 300)
    .map(String)
    .filter((query) => !query.includes('$__') && !query.includes('wait.seconds'))
  expect(queries.length).toBeGreaterThan(50)
  expect(promtoolErrors(queries)).toBe('')
})

describe('nothing throws', () => {
  const passed = { failed: false, counterexample: null }
  const tried = (text: string) => {
    for (const finding of findingsOf(text, { catalogue: known })) {
      expect(finding.from).toBeLessThanOrEqual(finding.to)
      expect(finding.to).toBeLessThanOrEqual(Math.max(1, text.length))
      caret(text, finding)
    }
  }
  test('on any text', () => {
    expect(fc.check(fc.property(fc.string({ unit: 'binary' }), tried), { numRuns: 500 })).toMatchObject(
      passed,
    )
  })
  test('on any words of PromQL', () => {
    const property = fc.property(fc.array(words, { maxLength: 30 }), (found) => tried(found.join(' ')))
    expect(fc.check(property, { numRuns: 1000 })).toMatchObject(passed)
  })
  test('on queries with a mistake', () => {
    expect(fc.check(fc.property(mistaken, tried), { numRuns: 2000 })).toMatchObject(passed)
  })
})

const words = fc.constantFrom(
  'sum',
  'by',
  'rate',
  '(',
  ')',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '5m',
  ':',
  ',',
  '=',
  '=~',
  '"a"',
  '"',
  "'",
  '`',

  'calls_total',
  'wait',
  'offset',
  '@',
  'start()',
  'on',
  'ignoring',
  'group_left',
  'bool',
  '+',
  '-',
  '^',
  '==',
  'or',

  '$x',
  '${y}',
  '[[z]]',
  '$__rate_interval',
  '0x',
  '1e',
  'NaN',
  '#',
  '\n',
  'topk',
  'absent',
  'label_replace',
  'time()',
)

const mistaken = fc
  .tuple(fc.constantFrom(...realWorldQueries), fc.nat(), fc.nat(6), fc.oneof(words, fc.string()))
  .map(([query, at, length, text]) => {
    const from = at % (query.length + 1)
    return query.slice(0, from) + text + query.slice(from + length)
  })

/** Operators without parentheses, whose grouping is the whole question. */
const tangled = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '-', '- ', '+'),
      fc.constantFrom(
        'a',
        'b',
        'c',
        'a offset 5m',
        'b @ 300',
        '2',
        '3',
        '0.5',
        'max_over_time(a - b[5m:1m])',
        '(a + b)',
      ),
      fc.constantFrom(
        '+',
        '-',
        '*',
        '/',
        '%',
        '^',
        '^',
        'atan2',
        '>',
        '<=',
        '==',
        '!=',
        'and',
        'or',
        'unless',
      ),
    ),
    { minLength: 2, maxLength: 7 },
  )
  .map((parts) =>
    parts
      .map(
        ([sign, operand, operator], i) => `${sign}${operand}${i < parts.length - 1 ? ` ${operator} ` : ''}`,
      )
      .join(''),
  )

test.runIf(hasPromtool)('operators are grouped as Prometheus groups them', () => {
  const pairs = fc.sample(tangled, { numRuns: 2000, seed: 42 }).flatMap((text) => {
    const analysis = analyse(text)
    if (!analysis || analysis.facts.type !== 'instant' || analysis.findings.length > 0) return []
    return [[text, parenthesised(analysis.node)] as const]
  })
  expect(pairs.length).toBeGreaterThan(400)
  const series = { a: '1+1x30', b: '5+3x30', c: '100-2x30' }
  expect(promtoolDifferences(pairs, series)).toBe('')
})

/** With parentheses around everything, so that no precedence is left to say. */
const parenthesised = (node: Node): string => {
  if (node.kind === 'binary')
    return `(${parenthesised(node.left)} ${node.operator} ${parenthesised(node.right)})`
  if (node.kind === 'unary') return `(${node.operator}${parenthesised(node.of)})`
  if (node.kind === 'number') return `(${print(node)})`
  return print(node)
}

/** `a or (b or c)` is `(a or b) or c`, and is printed so. */
const normal = (node: Node): Node => {
  switch (node.kind) {
    case 'call':
      return { ...node, arguments: node.arguments.map(normal) }
    case 'aggregate':
    case 'subquery':
    case 'unary':
      return { ...node, of: normal(node.of) }
    case 'binary': {
      const [left, right] = [normal(node.left), normal(node.right)]
      const { operator } = node
      if (
        operator !== 'or' ||
        right.kind !== 'binary' ||
        right.operator !== 'or' ||
        node.matching ||
        right.matching
      )
        return { ...node, left, right }
      return { ...right, left: normal({ ...node, left, right: right.left }) }
    }
    default:
      return node
  }
}
