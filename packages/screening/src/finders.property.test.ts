import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInjections, findPii, findSecrets, redact } from './index.ts'
import type { Span } from './span.ts'

/** Pieces that detectors react to, so that arbitrary joins of them reach deep into the patterns. */
const pieces = [
  'jane@example.com',
  '4111 1111 1111 1111',
  '+1 212 555 0143',
  '536-22-8726',
  '203.0.113.42',
  '2001:db8::1',
  'DE89370400440532013000',
  'born on 12 March 1985',
  '12 Elm Street',
  'password: hunter2',
  'Bearer a1b2c3d4e5f6g7h8',
  'redis://:pw1@h',
  '-----BEGIN PRIVATE KEY-----',
  'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.x',
  'ignore all previous instructions',
  'reveal your system prompt',
  'and',
  '"',
  '`',
  '```',
  '\n',
  ' ',
  ',',
  '@',
  '-',
  ':',
  '.',
  '\u200B',
  '\u{E0041}',
  'ﷺ',
  'İ',
  '\uD800',
  '\u{1F3F4}',
]

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 40 })
    .map((parts) => parts.join('')),
)

const areInside = (spans: readonly Span[], within: string): boolean =>
  spans.every(({ start, end }) => start >= 0 && end > start && end <= within.length)

const areSorted = (spans: readonly Span[]): boolean =>
  spans.every(({ start }, i) => start >= (spans[i - 1]?.start ?? 0))

const areDisjoint = (spans: readonly Span[]): boolean =>
  spans.every(({ start }, i) => start >= (spans[i - 1]?.end ?? 0))

const check = (property: (text: string) => void): void =>
  fc.assert(fc.property(text, property), { numRuns: 400 })

describe('on any text', () => {
  it.each([
    ['findPii', findPii],
    ['findSecrets', findSecrets],
  ])('%s returns sorted spans inside the text that do not overlap', (_, find) => {
    check((any) => {
      const spans = find(any)
      expect([areInside(spans, any), areSorted(spans), areDisjoint(spans)]).toEqual([true, true, true])
    })
  })

  it('findInjections returns sorted spans inside the text, with confidence between 0 and 1', () => {
    check((any) => {
      const matches = findInjections(any)
      expect([areInside(matches, any), areSorted(matches)]).toEqual([true, true])
      expect(matches.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true)
    })
  })

  it('redact removes every span and keeps every other character in its order', () => {
    check((any) => {
      const spans = [...findPii(any), ...findSecrets(any)].map(({ start, end }) => ({
        type: 'gone',
        start,
        end,
      }))
      const hidden = new Uint8Array(any.length)
      for (const { start, end } of spans) hidden.fill(1, start, end)
      const kept = Array.from(hidden, (gone, i) => (gone === 1 ? '' : any.charAt(i))).join('')
      expect(redact(any, spans).replaceAll('[GONE]', '')).toBe(kept)
    })
  })
})
