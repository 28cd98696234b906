import { gauge } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertBlind } from './alert-blind.ts'
import { rawCondition, serviceWith, stackOf } from './example.ts'

const connected = gauge('connected', { help: '', unit: 'state' })
const tasks = gauge('tasks', { help: '', unit: 'tasks' })
const problemsOf = (query: string) =>
  alertBlind.problems(
    stackOf({ services: [serviceWith({ connected, tasks })], alerts: [rawCondition(query)] }),
  )

test.each([
  'up{job="example"} == 0',
  'connected < 1',
  'max(connected) == 0',
  'up{job="example"} == 0 or absent(up{job="another"})',
  'up{job="example"} == 0 or absent(connected)',
])('blind: %s', (query) => expect(problemsOf(query)).toMatchObject([{ source: { from: 0 } }]))

test('blind on the other side of `and`', () =>
  expect(problemsOf('tasks > 5 and connected == 0')).toHaveLength(1))

test.each([
  'up{job="example"} == 0 or absent(up{job="example"})',
  'up{job="example"} == 0 or absent(up{job="example", instance="a"}) or absent(up{job="example", instance="b"})',
  'connected == 1',
  'tasks == 0',
  'tasks > 5 unless connected == 0',
  '(connected or vector(0)) == 0',
])('not blind: %s', (query) => expect(problemsOf(query)).toEqual([]))
