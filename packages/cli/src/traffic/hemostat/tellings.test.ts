import { expect, test } from 'vitest'
import { readEvent } from '../../../../../services/hemostat/src/events/read-event.ts'
import { containerState, readState } from '../../../../../services/hemostat/src/states.ts'
import { scenarios } from './scenarios.ts'
import { tellingsOf } from './tellings.ts'

const tellings = scenarios.flatMap((scenario) => tellingsOf(scenario, 1_795_170_549_000))

test('all that is played is understood by the exporter', () => {
  for (const telling of tellings)
    expect(
      telling.kind === 'event'
        ? typeof readEvent(telling.channel, telling.message)
        : typeof readState(containerState, telling.value),
    ).toBe('object')
})

test('every channel and every way of not being well is played', () => {
  const text = JSON.stringify(tellings)
  for (const each of ['high_cpu', 'high_memory', 'unhealthy_status', 'non_zero_exit', 'excessive_restarts'])
    expect(text).toContain(each)
  const channels = tellings.flatMap((telling) => (telling.kind === 'event' ? [telling.channel] : []))
  expect(new Set(channels).size).toBe(4)
})

test('a container that is well tells nothing but its state', () => {
  const well = scenarios.filter(({ anomalies }) => anomalies.length === 0)
  expect(well.flatMap((scenario) => tellingsOf(scenario, 0)).map(({ kind }) => kind)).toEqual(['state'])
})
