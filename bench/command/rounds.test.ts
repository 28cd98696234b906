import { expect, test } from 'vitest'
import { inRounds, type Owner, type Session } from './rounds.ts'

const subject = (name: string, of: Owner = 'ours') => ({ name, of })
const session = (rounds: number, withoutPeers?: string): Session => ({
  rounds,
  seconds: 1,
  only: undefined,
  withoutPeers,
  progress: () => {},
})

test('each round measures every subject once, and begins with another one', async () => {
  const order: string[] = []
  const subjects = [subject('a'), subject('b'), subject('c')]
  const { measured } = await inRounds(subjects, session(3), async ({ name }) => order.push(name))
  expect(order.join('')).toBe('abcbcacab')
  expect(measured.map(({ figures }) => figures)).toEqual([
    [1, 6, 8],
    [2, 4, 9],
    [3, 5, 7],
  ])
})

test('one that fails is told once, left out, and not tried again', async () => {
  let tries = 0
  const { measured, missing } = await inRounds([subject('a'), subject('b')], session(3), async ({ name }) => {
    if (name === 'b') return 1
    tries += 1
    throw new Error('It must start; it ended.')
  })
  expect(tries).toBe(1)
  expect(missing).toEqual([{ name: 'a', of: 'ours', why: 'It must start; it ended.' }])
  expect(measured).toEqual([{ subject: subject('b'), figures: [1, 1, 1] }])
})

test('where the peers are not installed, each is told with the reason', async () => {
  const { measured, missing } = await inRounds(
    [subject('ours'), subject('theirs', 'peer')],
    session(1, 'the registry cannot be reached'),
    async () => 1,
  )
  expect(measured.map(({ subject: { name } }) => name)).toEqual(['ours'])
  expect(missing).toEqual([{ name: 'theirs', of: 'peer', why: 'the registry cannot be reached' }])
})

test('of those that are not asked for, only the bare ones are measured', async () => {
  const subjects = [subject('nothing', 'bare'), subject('Octoscope: metrics'), subject('prom-client', 'peer')]
  const { measured, missing } = await inRounds(subjects, { ...session(1), only: 'Octoscope' }, async () => 1)
  expect(measured.map(({ subject: { name } }) => name)).toEqual(['nothing', 'Octoscope: metrics'])
  expect(missing).toEqual([])
})
