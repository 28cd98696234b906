import { expect, test } from 'vitest'
import { riskOf, type Issue } from './risk.ts'

const place = { start: 0, end: 1 }
const ip: Issue = { kind: 'pii', type: 'ipv4', ...place }
const email: Issue = { kind: 'pii', type: 'email', ...place }
const card: Issue = { kind: 'pii', type: 'credit_card', ...place }
const token: Issue = { kind: 'secret', type: 'github_token', ...place }
const key: Issue = { kind: 'secret', type: 'private_key', ...place }

test.each([
  [[], 'none'],
  [[ip], 'low'],
  [[email, ip], 'medium'],
  [[email, card], 'high'],
  [[token], 'high'],
  [[key, ip], 'critical'],
] as const)('%j is of risk %s', (issues, risk) => {
  expect(riskOf(issues)).toBe(risk)
})
