import { expect, test } from 'vitest'
import { findPii, findSecrets } from '../../../../screening/src/index.ts'
import { createScrubber } from './scrubber.ts'

/*
 * Telemetry has shapes of its own: they load in a moment and rather take too much. Nothing that the screening of texts
 * finds may get past them.
 */

const scrub = createScrubber({ secrets: [], redacted: () => {} }).lines

const scrubbed = (text: string): string => {
  const { msg } = JSON.parse(scrub(`${JSON.stringify({ msg: text })}\n`)) as { readonly msg: string }
  return msg
}

const random = 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7d'

const secrets: Readonly<Record<string, string>> = {
  private_key: `-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA${random}\n-----END RSA PRIVATE KEY-----`,
  connection_string: 'postgres://app:h0rse-battery@db:5432/app',
  anthropic_api_key: `sk-ant-api03-${random}`,
  openai_api_key: `sk-proj-${random}`,
  aws_access_key_id: 'AKIAIOSFODNN7EXAMPL1',
  aws_secret_access_key: `aws_secret_access_key = ${random}`,
  github_token: `ghp_${random.slice(0, 36)}`,
  gitlab_token: `glpat-${random.slice(0, 20)}`,
  google_api_key: `AIza${random.slice(0, 35)}`,
  npm_token: `npm_${random.slice(0, 36)}`,
  slack_token: `xoxb-${random}`,
  slack_webhook: `https://hooks.slack.com/services/${random}`,
  stripe_key: `sk_live_${random.slice(0, 24)}`,
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  bearer_token: `Authorization: Bearer ${random}`,
  assigned_secret: 'password: hunter2-and-more',
}

const personal: Readonly<Record<string, string>> = {
  email: 'ann.smith+news@example.co.uk',
  credit_card: '4111 1111 1111 1111',
  'credit_card in one': '5555555555554444',
  iban: 'DE89 3704 0044 0532 0130 00',
  'iban in one': 'NL91ABNA0417164300',
  us_ssn: '123-45-6789',
  phone: '+49 30 901820',
  'phone in one': '+12025550143',
}

test.each(Object.entries(secrets))('a secret of type %s', (type, secret) => {
  const text = `before ${secret} after`
  expect(findSecrets(text).map((match) => match.type)).toContain(type)
  expect(findSecrets(scrubbed(text))).toEqual([])
  expect(scrubbed(text)).not.toMatch(/hunter2|h0rse|kL1mN3pQ5rS7|IOSFODNN7|dBjftJeZ4CVP/)
})

test.each(Object.entries(personal))('personal data of type %s', (type, datum) => {
  const text = `before ${datum} after`
  expect(findPii(text).map((match) => match.type)).toContain(type.split(' ')[0])
  expect(findPii(scrubbed(text))).toEqual([])
  expect(scrubbed(text)).toMatch(/^before \[[A-Z]+\] after$/)
})
