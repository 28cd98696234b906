import { histogram, latency } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, sloTerms, stackOf } from './example.ts'
import { sloLatencyBound } from './slo-latency-bound.ts'

/** Bounds that were read at run time: the type knows numbers, and no more. */
const bounds: readonly number[] = [0.5, 1]
const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: bounds })
const problemsOf = (within: number) =>
  sloLatencyBound.problems(
    stackOf({
      services: [serviceWith({ wait })],
      slos: [latency('wait', { ...sloTerms, of: wait, within, example: {} })],
    }),
  )

test('between two bounds', () => {
  expect(problemsOf(0.75)).toMatchObject([{ message: expect.stringContaining('end at 0.5, 1') }])
})
test('on a bound', () => expect(problemsOf(1)).toEqual([]))
