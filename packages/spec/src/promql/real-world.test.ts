import { describe, expect, test } from 'vitest'
import { findingsOf } from './analyse/analyse.ts'
import { print } from './print.ts'
import { read } from './read/read.ts'
import { hasPromtool, promtoolErrors } from './testing/promtool.ts'
import { realWorldQueries } from './testing/real-world.ts'

const printed = (text: string): string => {
  const reading = read(text)
  return reading.kind === 'reading' ? print(reading.node) : ''
}

describe('queries as people write them', () => {
  test.each(realWorldQueries)('%s', (query) => {
    const text = printed(query)
    expect(text).not.toBe('')
    expect(printed(text)).toBe(text)
    expect(findingsOf(query)).toEqual([])
  })
  test('there are as many as were promised', () => expect(realWorldQueries.length).toBeGreaterThan(150))
  test.runIf(hasPromtool)('are valid to promtool, as written and as printed', () => {
    expect(promtoolErrors(realWorldQueries)).toBe('')
    expect(promtoolErrors(realWorldQueries.map(printed))).toBe('')
  })
})
