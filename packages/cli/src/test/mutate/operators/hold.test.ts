import { rate, type Duration } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alertOn, calls } from '../example.ts'
import { hold } from './hold.ts'

const holds = (duration: Duration) =>
  hold.mutate(alertOn(rate(calls, '5m').above(1), { for: duration })).map(({ mutated }) => mutated.for)

test('`for` is dropped, and ten times as long', () => expect(holds('5m')).toEqual(['0s', '50m']))
test('where there is none, there is one', () => expect(holds('0s')).toEqual(['5m']))
