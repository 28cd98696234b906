import type { LabelValues, SelfMetrics } from '@octoscope/spec/metrics'

/** Why something was taken out of a log line. */
export type Redaction = LabelValues<SelfMetrics['logRedactions']['labels']>['kind']

/**
 * What a secret looks like in a text. The pattern is global; its quantifiers are bounded or begin where no other match
 * can, which keeps the search linear. What it matches before the group `secret` stays.
 */
export interface Shape {
  readonly kind: Redaction
  readonly pattern: RegExp
  /** What stands in its place. */
  readonly mask: string
  /** A second look that a pattern cannot take. */
  readonly accepts?: (secret: string, groups: Readonly<Record<string, string>>) => boolean
}

export const masked = '[redacted]'

/** The text with each secret of the shape replaced. */
export const replaceShape = (
  text: string,
  { kind, pattern, mask, accepts }: Shape,
  redacted: (kind: Redaction) => void,
): string =>
  text.replace(pattern, (whole: string, ...rest: readonly unknown[]) => {
    const groups = (typeof rest.at(-1) === 'object' ? rest.at(-1) : {}) as Record<string, string>
    const secret = groups['secret'] ?? whole
    if (secret.includes(mask) || accepts?.(secret, groups) === false) return whole
    redacted(kind)
    return whole.slice(0, whole.length - secret.length) + mask
  })
