import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { SqliteTaskStore } from './sqlite-task-store.ts'

const open = (file = ':memory:') => {
  const store = new SqliteTaskStore(file)
  onTestFinished(() => store.close().catch(() => {}))
  return store
}

const temporaryFile = () => join(temporaryFolder(), 'deep', 'orchestrator.db')

test('gives back what it was given', async () => {
  const store = open()
  const task = { ...sampleTask('a', { context: 'c', metadata: { n: [1] } }), traceparent: '00-1-2-01' }
  await store.add(task)
  expect(await store.get('a')).toEqual(task)
  expect(await store.get('b')).toBeUndefined()
})

test('lists the newest first, of one status if asked, and no more than asked', async () => {
  const store = open()
  for (const id of ['a', 'b', 'c']) await store.add(sampleTask(id))
  await store.end('b', { status: 'cancelled' }, 2000)
  const ids = async (filter: Parameters<typeof store.list>[0]) =>
    (await store.list(filter)).map(({ id }) => id)
  expect(await ids({ limit: 100 })).toEqual(['c', 'b', 'a'])
  expect(await ids({ limit: 2 })).toEqual(['c', 'b'])
  expect(await ids({ limit: 100, status: 'pending' })).toEqual(['c', 'a'])
  expect(await ids({ limit: 100, status: 'completed' })).toEqual([])
})

test('a task starts once and ends once', async () => {
  const store = open()
  await store.add(sampleTask('a'))
  expect(await store.start('a', 2000)).toMatchObject({ status: 'processing', attempts: 1, startedAt: 2000 })
  expect(await store.start('a', 2001)).toBeUndefined()
  const result = { output: 'done', quality_score: 1 }
  expect(await store.end('a', { status: 'completed', result }, 3000)).toBe(true)
  expect(await store.end('a', { status: 'cancelled' }, 3001)).toBe(false)
  expect(await store.get('a')).toMatchObject({ status: 'completed', result, endedAt: 3000, updatedAt: 3000 })
})

test('a released task waits again, and the attempt does not count', async () => {
  const store = open()
  await store.add(sampleTask('a'))
  await store.start('a', 2000)
  await store.release('a', 2500)
  expect(await store.get('a')).toMatchObject({ status: 'pending', attempts: 0 })
  await store.end('a', { status: 'failed', error: 'why' }, 3000)
  await store.release('a', 3500)
  expect(await store.get('a')).toMatchObject({ status: 'failed', error: 'why', updatedAt: 3000 })
})

test('what was being processed is taken up with its attempt counted, what has ended is not', async () => {
  const file = temporaryFile()
  const before = open(file)
  for (const id of ['a', 'b', 'c']) await before.add(sampleTask(id))
  await before.start('a', 2000)
  await before.end('b', { status: 'cancelled' }, 2000)
  await before.close()
  const pending = await open(file).takeUp()
  expect(pending.map(({ id, status, attempts }) => [id, status, attempts])).toEqual([
    ['a', 'pending', 1],
    ['c', 'pending', 0],
  ])
})

test('a folder that cannot be made is told with its setting', () => {
  expect(() => open('/dev/null/orchestrator.db')).toThrow(/cannot be opened: .+ Set DATA_DIR/)
})

test('one file serves one process', () => {
  const file = temporaryFile()
  open(file)
  expect(() => open(file)).toThrow(
    /orchestrator\.db cannot be opened: another process has it in use\. Set DATA_DIR/,
  )
})
