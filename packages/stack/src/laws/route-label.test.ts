import { like, route, type Route } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alarm, chat, pager, routing, stackWith } from './routed-example.ts'
import { routeLabel } from './route-label.ts'

const problemsOf = (...routes: readonly Route[]) =>
  routeLabel.problems(
    stackWith({ alerts: [alarm('Broken', 'warning', { zone: 'a' })], routing: routing({ routes }) }),
  )

test('a matcher on a label that no alert carries', () => {
  const inner = route({ team: 'payments' }, { receiver: pager })
  expect(problemsOf(route({ severity: 'warning' }, { receiver: chat, routes: [inner] }))).toEqual([
    {
      where: 'here › route severity="warning" → chat › route team="payments" → pager',
      message: 'No alert carries the label "team".',
      advice: 'Alerts carry alertname, cluster, environment, severity, system, zone.',
    },
  ])
})

test('groups by a label that no alert carries', () => {
  expect(problemsOf(route({}, { receiver: chat, groupBy: ['namespace'] }))).toHaveLength(1)
})

test('an expression that cannot be read', () => {
  expect(problemsOf(route({ zone: like('a(') }, { receiver: chat }))).toMatchObject([
    { message: 'The expression for "zone" must be readable; "a(" is not.' },
  ])
})

test('labels of the query, the rule and the environment', () => {
  const asked = { zone: like('a|b'), severity: 'warning', environment: 'here' } as const
  expect(problemsOf(route(asked, { receiver: chat, groupBy: ['system'] }))).toEqual([])
})
