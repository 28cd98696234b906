import { rate, type Alert, type Stack } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { expect, test } from 'vitest'
import { alertOn, calls } from './mutate/example.ts'
import { ratiosUnproven } from './ratio-proven.ts'

const stack = stackIn(environments.production)
const stackWith = (alert: Alert): Stack => ({
  ...stack,
  systems: stack.systems.slice(0, 1).map((system) => ({
    ...system,
    alertGroups: [{ name: 'example', interval: '30s', alerts: [alert] }],
  })),
})
const ratio = alertOn(rate(calls, '5m').dividedBy(rate(calls, '1h')).above(2))

test('the ratios of the stack are proven', () => expect(ratiosUnproven(stack)).toEqual([]))

test('a ratio that answers no question is named with all of them', () => {
  expect(ratiosUnproven(stackWith(ratio))).toMatchObject([
    {
      code: 'proof/ratio',
      message: expect.stringContaining('no traffic, absent series, counter reset.'),
      advice: expect.stringContaining('under fires and silent'),
    },
  ])
})

test('a question is answered by the kind of situation that can', () => {
  const [fires] = ratio.proof.fires
  const misplaced = { ...ratio.proof, fires: [{ ...fires, proves: ['no traffic', 'for kept'] }] } as const
  const [problem] = ratiosUnproven(stackWith({ ...ratio, proof: misplaced }))
  expect(problem?.message).toContain('no traffic')
  expect(problem?.message).not.toContain('for kept')
})

test('what does not divide by a query is no ratio', () => {
  expect(ratiosUnproven(stackWith(alertOn(rate(calls, '5m').times(60).above(2))))).toEqual([])
})
