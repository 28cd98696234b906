import { route, type Route } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alarm, chat, pager, routing, stackWith } from './routed-example.ts'
import { routeTaken } from './route-taken.ts'

const broken = alarm('Broken', 'critical')
const elsewhere = alarm('Elsewhere')
const problemsOf = (...routes: readonly Route[]) =>
  routeTaken.problems(stackWith({ alerts: [broken], routing: routing({ routes }) }))

const critical = route({ severity: 'critical' }, { receiver: pager })
const byName = route({ alertname: broken }, { receiver: chat })

test('a route behind one that takes everything it asks for', () => {
  expect(problemsOf(critical, byName)).toMatchObject([{ where: 'here › route alertname="Broken" → chat' }])
  expect(problemsOf({ ...critical, continue: true }, byName)).toEqual([])
  expect(problemsOf({ ...critical, routes: [byName] })).toEqual([])
})

test('a route for an alert that the stack does not have', () => {
  expect(problemsOf(route({ alertname: elsewhere }, { receiver: chat }))).toHaveLength(1)
  expect(problemsOf(route({ alertname: [elsewhere, broken] }, { receiver: chat }))).toEqual([])
})
