import { route, type Pace, type Routing } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alarm, chat, deadMan, heartbeat, mute, routing, stackWith } from './routed-example.ts'
import { routePace } from './route-pace.ts'

const problemsOf = (about: Partial<Routing>) =>
  routePace.problems(stackWith({ alerts: [alarm('Broken'), heartbeat], routing: routing(about) }))

test('groups that send every ten seconds', () => {
  expect(problemsOf({ groupInterval: '10s' })).toMatchObject([
    { where: 'here › route → chat', message: 'groupInterval must be at least 5m; it is 10s.' },
  ])
})

test.each([
  ['7m', '600s'],
  ['1m', '300s'],
] as const)('a repetition after %s, between two looks', (repeatInterval, advised) => {
  expect(problemsOf({ repeatInterval })).toMatchObject([
    { advice: `Write \`repeatInterval: "${advised}"\`, or in a longer unit.` },
  ])
})

test('what a route inherits counts too, and a heartbeat is no message', () => {
  const hasty: Partial<Pace> = { groupInterval: '10s', repeatInterval: '10s' }
  const beat = route({ alertname: heartbeat }, { receiver: deadMan, ...hasty })
  expect(problemsOf({ routes: [beat] })).toEqual([])
  const inner = route({ severity: 'warning' }, { receiver: chat })
  const outer = route({ alertname: alarm('Broken') }, { receiver: chat, ...hasty, routes: [inner] })
  expect(problemsOf({ routes: [beat, outer] })).toHaveLength(1)
})

test('where nobody is told, nothing is sent', () => {
  expect(
    problemsOf({ receiver: mute, reaches: { nobody: 'Somebody looks.' }, groupInterval: '10s' }),
  ).toEqual([])
})
