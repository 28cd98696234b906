import { expect, test } from 'vitest'
import { serviceWith, sloWith, stackOf } from './example.ts'
import { sloName } from './slo-name.ts'

const problemsOf = (...names: readonly string[]) =>
  sloName.problems(stackOf({ services: [serviceWith({})], slos: names.map((name) => sloWith({ name })) }))

test.each(['Api', 'api-latency', 'api__latency', '1st'])('"%s" is no name', (name) => {
  expect(problemsOf(name)).toMatchObject([{ where: `example › slo ${name}` }])
})
test('one name for two', () => {
  expect(problemsOf('api', 'api')).toMatchObject([{ message: expect.stringContaining('declared twice') }])
})
test('two names', () => expect(problemsOf('api_latency', 'api')).toEqual([]))
