import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.parse('2026-11-20T10:00:00Z')

test.each([
  [null, 0],
  ['', 0],
  ['3', 3000],
  ['0', 0],
  ['Fri, 20 Nov 2026 10:00:05 GMT', 5000],
  ['Fri, 20 Nov 2026 09:59:55 GMT', 0],
  ['soon', 0],
  ['-3', 0],
])('%j asks for %i ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms))
