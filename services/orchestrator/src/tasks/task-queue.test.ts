import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { TaskQueue } from './task-queue.ts'

const takeAll = (queue: TaskQueue): readonly string[] => {
  const task = queue.next()
  return task === undefined ? [] : [task.id, ...takeAll(queue)]
}

test('hands out the most urgent first, and of equally urgent ones the oldest', () => {
  const queue = new TaskQueue()
  queue.add(sampleTask('a', { priority: 'low' }))
  queue.add(sampleTask('b', { priority: 'medium' }))
  queue.add(sampleTask('c', { priority: 'critical' }))
  queue.add(sampleTask('d', { priority: 'medium' }))
  queue.add(sampleTask('e', { priority: 'high' }))
  queue.add(sampleTask('f', { priority: 'critical' }))
  expect(takeAll(queue)).toEqual(['c', 'f', 'e', 'b', 'd', 'a'])
  expect(queue.next()).toBeUndefined()
})

test('forgets a task that was taken out', () => {
  const queue = new TaskQueue()
  queue.add(sampleTask('a'))
  queue.add(sampleTask('b'))
  queue.remove('a')
  queue.remove('never there')
  expect(takeAll(queue)).toEqual(['b'])
})
