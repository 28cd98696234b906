/** One threshold of the guide: above it somebody is paged, or finds a ticket. */
export interface Level {
  readonly severity: 'critical' | 'warning'
  readonly limit: number
}

/** The end of the names of both alerts of a pair. */
export const nameOf = (subject: string, { severity }: Level): string =>
  `DevLoop${subject}${severity === 'critical' ? 'Critical' : 'Warning'}`

/** Such as `98%`, for a share of 0.98. */
export const percentOf = (share: number): string => `${Number((share * 100).toPrecision(4))}%`
