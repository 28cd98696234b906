import { service } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { onePortOneOwner } from './one-port-one-owner.ts'

const at = (port: number) => service('another', { summary: '', port, metrics: {} })

test('a port that two services claim', () => {
  expect(onePortOneOwner.problems(stackOf({ services: [serviceWith({}), at(9000)] }))).toMatchObject([
    { message: 'Port 9000 of "another" belongs to "example".' },
  ])
})

test('two services on two ports', () => {
  expect(onePortOneOwner.problems(stackOf({ services: [serviceWith({}), at(9001)] }))).toEqual([])
})
