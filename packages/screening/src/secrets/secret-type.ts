import type { Span } from '../span.ts'

/** The more specific before the more general: where two overlap, the earlier name wins. */
export const secretTypes = [
  'private_key',
  'connection_string',
  'anthropic_api_key',
  'openai_api_key',
  'aws_access_key_id',
  'aws_secret_access_key',
  'github_token',
  'gitlab_token',
  'google_api_key',
  'npm_token',
  'slack_token',
  'slack_webhook',
  'stripe_key',
  'jwt',
  'bearer_token',
  'assigned_secret',
] as const

export type SecretType = (typeof secretTypes)[number]

/** Says where a secret stands and what it is; never the secret itself. */
export type SecretMatch = Span & { readonly type: SecretType }
