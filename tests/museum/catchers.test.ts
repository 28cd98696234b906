import { expect, test } from 'vitest'
import { findingCodes } from '../../packages/spec/src/promql/finding.ts'
import { laws } from '../../packages/stack/src/index.ts'
import { catcherOf, caught } from './catching.ts'
import { declarationTraps } from './declarations/index.ts'
import { queryTraps } from './queries/index.ts'

const traps = [...queryTraps, ...declarationTraps]
const named = new Set(traps.flatMap((trap) => catcherOf(trap) ?? []))
const all = [...Object.keys(findingCodes), ...laws.map(({ id }) => id)]

const refusedByPrometheus = 'Prometheus refuses such a query itself, so nobody is misled.'

/** Findings and laws that no trap of the museum is for, and why. */
const withoutTrap: Readonly<Record<string, string>> = {
  'syntax/unreadable': refusedByPrometheus,
  'syntax/unknown-function': refusedByPrometheus,
  'syntax/modifier': refusedByPrometheus,
  'syntax/duration': refusedByPrometheus,
  'syntax/string': refusedByPrometheus,
  'type/argument': refusedByPrometheus,
  'type/argument-count': refusedByPrometheus,
  'type/operand': refusedByPrometheus,
  'type/bool': refusedByPrometheus,
  'type/matching': refusedByPrometheus,
  'selector/empty': refusedByPrometheus,
  'matcher/regex': refusedByPrometheus,
  'metric/exception':
    'It keeps the exceptions of metric/name honest, and no such exception is known to Prometheus.',
  'alert/annotation': 'The compiler refuses it first: label-that-does-not-survive.',
  'panel/legend': 'The same in a legend, which no rule of Prometheus holds.',
}

test('at least forty traps, each with a name of its own', () => {
  expect(traps.length).toBeGreaterThanOrEqual(40)
  expect(new Set(traps.map(({ id }) => id)).size).toBe(traps.length)
})

test.each([...named])('without %s, some trap would catch somebody', (catcher) => {
  const uncaught = traps.filter((trap) => {
    const catchers = caught(trap)
    return catchers.has(catcher) && catchers.size === 1
  })
  expect(uncaught).not.toEqual([])
})

test('every finding and every law has a trap, or a reason why not', () => {
  expect(all.filter((each) => !named.has(each) && !(each in withoutTrap))).toEqual([])
  expect(Object.keys(withoutTrap).filter((each) => named.has(each) || !all.includes(each))).toEqual([])
})
