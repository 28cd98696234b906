import { buckets, histogram, histogramQuantile, rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { mutated } from '../example.ts'
import { quantile } from './quantile.ts'

const duration = histogram('duration_seconds', { help: '', unit: 'seconds', buckets: [1, 5] })
const above = (q: number) => histogramQuantile(q, rate(buckets(duration), '5m')).above(2)

test('a quantile becomes others', () => {
  expect(mutated(quantile, above(0.95))).toEqual({
    '0.95 to 0.5': String(above(0.5)),
    '0.95 to 0.99': String(above(0.99)),
  })
})

test('and never itself', () => expect(Object.keys(mutated(quantile, above(0.5)))).toEqual(['0.5 to 0.99']))
