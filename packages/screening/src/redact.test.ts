import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

describe('redact', () => {
  it('puts the type in the place of each span, whatever their order', () => {
    const spans = [
      { type: 'phone', start: 12, end: 17 },
      { type: 'email', start: 0, end: 5 },
    ]
    expect(redact('alpha bravo delta.', spans)).toBe('[EMAIL] bravo [PHONE].')
  })

  it('joins overlapping spans under the name of the longest', () => {
    const spans = [
      { type: 'jwt', start: 2, end: 6 },
      { type: 'bearer_token', start: 4, end: 12 },
      { type: 'phone', start: 11, end: 13 },
    ]
    expect(redact('0123456789abcdef', spans)).toBe('01[BEARER_TOKEN]def')
  })

  it('keeps touching spans apart', () => {
    const spans = [
      { type: 'a', start: 0, end: 2 },
      { type: 'b', start: 2, end: 4 },
    ]
    expect(redact('0123', spans)).toBe('[A][B]')
  })

  it('returns the text itself when there is nothing to hide', () => {
    expect(redact('nothing here', [])).toBe('nothing here')
  })

  it('clamps spans to the text and ignores empty ones', () => {
    const spans = [
      { type: 'a', start: -5, end: 2 },
      { type: 'b', start: 3, end: 3 },
      { type: 'c', start: 90, end: 99 },
    ]
    expect(redact('0123', spans)).toBe('[A]23')
  })
})
