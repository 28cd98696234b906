import type { Span } from '../span.ts'

export const piiTypes = [
  'email',
  'phone',
  'credit_card',
  'iban',
  'us_routing_number',
  'us_ssn',
  'us_itin',
  'uk_nhs_number',
  'uk_nino',
  'in_aadhaar',
  'passport',
  'drivers_license',
  'date_of_birth',
  'street_address',
  'ipv4',
  'ipv6',
  'mac_address',
] as const

export type PiiType = (typeof piiTypes)[number]

/** Says where personal data stands and what it is; never the data itself. */
export type PiiMatch = Span & {
  readonly type: PiiType
  /** One of the levels in `confidence`: how sure the finder is of the type. */
  readonly confidence: number
}

export const confidence = {
  /** A checksum or strict format, together with its own label or grouping. */
  certain: 0.95,
  /** A checksum, a strict format, or a label before a plausible value. */
  strong: 0.85,
  /** A format that seldom means anything else. */
  likely: 0.7,
  /** A format that often means something else, such as a private network address. */
  possible: 0.5,
  /** The shape is there, the rules say no. */
  none: 0,
} as const
