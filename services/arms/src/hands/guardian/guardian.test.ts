import { piiDetections, securityViolations } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { startedHand } from '../../testing/started-hand.ts'
import { guardianHand } from './guardian.ts'

const token = `ghp_${'a1B2'.repeat(9)}`

test('a harmless text leaves as it is', async () => {
  const { post } = startedHand(guardianHand)
  expect(await post('/check', { text: 'All is well.' })).toEqual({
    status: 200,
    body: { safe: true, risk_level: 'none', issues: [], sanitized_text: 'All is well.', blocked: false },
  })
})

test('personal data is found, counted and redacted', async () => {
  const { post, sample } = startedHand(guardianHand)
  expect((await post('/check', { text: 'Write to ada@example.org now' })).body).toEqual({
    safe: false,
    risk_level: 'medium',
    issues: [{ kind: 'pii', type: 'email', start: 9, end: 24 }],
    sanitized_text: 'Write to [EMAIL] now',
    blocked: false,
  })
  expect(await sample(piiDetections, { pii_type: 'email' })).toBe(1)
})

test('a secret is found, counted and redacted', async () => {
  const { post, sample } = startedHand(guardianHand)
  const { body } = await post('/check', { text: `use ${token}` })
  expect(body).toMatchObject({ risk_level: 'high', sanitized_text: 'use [GITHUB_TOKEN]', blocked: false })
  expect(await sample(securityViolations, { violation_type: 'secret_leak', severity: 'high' })).toBe(1)
})

test('what is not redacted may not leave at high risk', async () => {
  const { post } = startedHand(guardianHand)
  const text = `use ${token}`
  expect((await post('/check', { text, redact: false })).body).toMatchObject({
    sanitized_text: text,
    blocked: true,
  })
})

test('the log tells of the check, never of the text', async () => {
  const { post, log } = startedHand(guardianHand)
  await post('/check', { text: `use ${token}` })
  expect(log()).toContain('text.checked')
  expect(log()).not.toContain(token)
})

test.each([{}, { text: 'x'.repeat(200_001) }])(
  'bad input %# is refused by the name of its field',
  async (given) => {
    const { status, body } = await startedHand(guardianHand).post('/check', given)
    expect({ status, text: JSON.stringify(body) }).toEqual({
      status: 400,
      text: expect.stringContaining('text'),
    })
  },
)
