import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Inbox } from './inbox.ts'

const filled = (messages: readonly string[]) => {
  const worked: string[] = []
  const inbox = new Inbox((_, message) => worked.push(message.slice(0, 8)))
  for (const message of messages) inbox.push('channel', message)
  return { inbox, worked }
}

test('messages wait for their turn, and keep their order', async () => {
  const { worked } = filled(['a', 'b', 'c'])
  expect(worked).toEqual([])
  await nextTurn()
  await nextTurn()
  expect(worked).toEqual(['a', 'b', 'c'])
})

test('when too much waits, the oldest are worked through before more is taken', () => {
  const long = 'x'.repeat(40_000_000)
  const { inbox, worked } = filled([`1${long}`, `2${long}`, '3'])
  expect(worked).toEqual(['1xxxxxxx'])
  inbox.empty()
  expect(worked.map(([first]) => first)).toEqual(['1', '2', '3'])
})
