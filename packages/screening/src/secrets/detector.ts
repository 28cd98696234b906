import type { SecretMatch, SecretType } from './secret-type.ts'

/**
 * The pattern is global with bounded quantifiers. Where only part of what it matches is secret, that part
 * is the named group `secret`, and stands last.
 */
export type SecretDetector = {
  readonly type: SecretType
  readonly pattern: RegExp
  /** A second look that a pattern cannot take; without it every match counts. */
  readonly accepts?: (value: string) => boolean
}

export const detect = ({ type, pattern, accepts }: SecretDetector, text: string): readonly SecretMatch[] => {
  const matches: SecretMatch[] = []
  for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
    const end = index + whole.length
    const value = groups?.['secret'] ?? whole
    if (accepts?.(value) ?? true) matches.push({ type, start: end - value.length, end })
  }
  return matches
}

/** `${TOKEN}`, `<token>`, `{{ token }}`, `****`, `[TOKEN]`: where a secret will stand, not the secret. */
export const isPlaceholder = (value: string): boolean =>
  /^(?:[$%<{[].*|\*+|\.+|x+|your[-_].*|example.*|placeholder.*)$/i.test(value)
