import { expect, test } from 'vitest'
import { environments } from '../environments.ts'
import { stackIn } from '../stack.ts'
import { check, laws } from './index.ts'

test.each(Object.values(environments))('the declared stack breaks no law in $name', (environment) => {
  expect(check(stackIn(environment))).toEqual([])
})

test('no two laws share an id', () => expect(new Set(laws.map(({ id }) => id)).size).toBe(laws.length))

test.each(laws)('$id says what happens to those who break it', ({ why }) => expect(why).toMatch(/\.$/))
