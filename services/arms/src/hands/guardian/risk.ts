import type { PiiType, SecretType } from '@octoscope/screening'

/** From least to most severe. */
const riskLevels = ['none', 'low', 'medium', 'high', 'critical'] as const

export type RiskLevel = (typeof riskLevels)[number]

export type Issue = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'pii'; readonly type: PiiType }
  | { readonly kind: 'secret'; readonly type: SecretType }
)

/** The risk of a text is that of its worst issue. */
export const riskOf = (issues: readonly Issue[]): RiskLevel =>
  issues.map(riskOfIssue).reduce((worst, risk) => (isAtLeast(risk, worst) ? risk : worst), 'none')

export const isAtLeast = (risk: RiskLevel, bound: RiskLevel): boolean =>
  riskLevels.indexOf(risk) >= riskLevels.indexOf(bound)

/** A private key opens more than one door; what names or pays for a person harms more than what reaches them. */
const riskOfIssue = ({ kind, type }: Issue): RiskLevel => {
  if (kind === 'secret') return type === 'private_key' ? 'critical' : 'high'
  if (deviceAddresses.has(type)) return 'low'
  return contacts.has(type) ? 'medium' : 'high'
}

const deviceAddresses: ReadonlySet<PiiType> = new Set(['ipv4', 'ipv6', 'mac_address'])

const contacts: ReadonlySet<PiiType> = new Set(['email', 'phone', 'street_address', 'date_of_birth'])
