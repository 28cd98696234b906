import type { SecretDetector } from './detector.ts'
import type { SecretType } from './secret-type.ts'

/** Tokens that carry their issuer's prefix, with the alphabet and length the issuer documents. */
const forms: readonly (readonly [type: SecretType, form: string])[] = [
  ['anthropic_api_key', String.raw`sk-ant-[\w-]{20,300}`],
  ['openai_api_key', String.raw`sk-(?!ant-)(?:proj-|svcacct-|admin-)?[\w-]{20,300}`],
  ['aws_access_key_id', String.raw`(?:AKIA|ASIA)[A-Z\d]{16}`],
  ['github_token', String.raw`(?:gh[pousr]_[A-Za-z\d]{36,255}|github_pat_\w{22,255})`],
  ['gitlab_token', String.raw`gl(?:pat|dt|rt|ptt)-[\w-]{20,300}`],
  ['google_api_key', String.raw`AIza[\w-]{35}`],
  ['npm_token', String.raw`npm_[A-Za-z\d]{36}`],
  ['slack_token', String.raw`(?:xox[abcdeprs]|xapp)-[\w-]{10,250}`],
  ['slack_webhook', String.raw`https://hooks\.slack\.com/(?:services|workflows)/[\w/]{20,200}`],
  ['stripe_key', String.raw`(?:sk|rk)_(?:live|test)_[A-Za-z\d]{16,247}`],
]

export const issuedTokens: readonly SecretDetector[] = forms.map(([type, form]) => ({
  type,
  pattern: new RegExp(String.raw`(?<![\w-])${form}(?![\w-])`, 'g'),
  accepts: (value) => hasDigit.test(value),
}))

/** A real token of this length without a single digit is less likely than a word that begins like one. */
const hasDigit = /\d/
