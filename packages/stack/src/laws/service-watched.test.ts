import { down, job } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { serviceWatched } from './service-watched.ts'

const services = [serviceWith({})]

test('a job that no alert watches', () => {
  const stack = stackOf({ services, alerts: [down(job('another', '15s', services))] })
  expect(serviceWatched.problems(stack)).toMatchObject([{ where: 'example › job example' }])
})

test('a job that an alert watches', () => {
  expect(
    serviceWatched.problems(stackOf({ services, alerts: [down(job('example', '15s', services))] })),
  ).toEqual([])
})
