import { route, type Routing } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertRouted } from './alert-routed.ts'
import { alarm, chat, mute, pager, routing, stackWith } from './routed-example.ts'

const problemsOf = (about: Partial<Routing>) =>
  alertRouted.problems(
    stackWith({ alerts: [alarm('Broken', 'critical', { job: 'shop' })], routing: routing(about) }),
  )
const toPager = route({ severity: 'critical' }, { receiver: pager })
const reachesBoth = { critical: [pager, chat], warning: [chat], none: [chat] } as const

test('an alert that reaches other receivers than stated', () => {
  expect(problemsOf({ routes: [toPager] })).toEqual([
    {
      where: 'here › alert Broken {job="shop"}',
      message: 'It must reach chat; the tree leads it to pager.',
      advice: 'Mend the routes, or state in `reaches` what is meant, in the order of the tree.',
    },
  ])
})

test('a route that forgets to let the next one have the alert', () => {
  const toChat = route({ severity: 'critical' }, { receiver: chat })
  const routes = [toPager, toChat]
  expect(problemsOf({ routes, reaches: reachesBoth })).toHaveLength(1)
  expect(problemsOf({ routes: [{ ...toPager, continue: true }, toChat], reaches: reachesBoth })).toEqual([])
})

test('an alert that is told twice to the same receiver', () => {
  const routes = [
    route({ severity: 'critical' }, { receiver: chat, continue: true }),
    route({ severity: 'critical' }, { receiver: chat }),
  ]
  expect(problemsOf({ routes })).toMatchObject([
    { message: 'It must reach chat; the tree leads it to chat, chat.' },
  ])
})

test('a system with an audience of its own', () => {
  const reaches = {
    critical: [pager],
    warning: [pager],
    none: [pager],
    ofSystem: { example: { critical: [chat] } },
  } as const
  expect(problemsOf({ reaches })).toEqual([])
})

test('a receiver that tells nobody', () => {
  const reaches = { critical: [mute], warning: [mute], none: [mute] } as const
  expect(problemsOf({ receiver: mute, reaches })).toMatchObject([
    { message: 'It reaches "mute", which has no way to tell anybody.' },
  ])
})

test('nobody, with a reason', () => {
  expect(problemsOf({ receiver: mute, reaches: { nobody: 'Somebody looks.' } })).toEqual([])
})

test('nobody, without a reason', () => {
  expect(problemsOf({ receiver: mute, reaches: { nobody: ' ' } })).toMatchObject([
    { where: 'here › routing' },
  ])
})

test('nobody is said to hear, and somebody does', () => {
  expect(problemsOf({ reaches: { nobody: 'Somebody looks.' } })).toMatchObject([
    { message: 'Nobody is said to hear of it, and "chat" does.' },
  ])
})
