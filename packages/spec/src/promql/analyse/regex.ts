/**
 * Whether a regular expression of RE2's syntax matches, anchored at both ends as Prometheus does. `invalid` where RE2
 * refuses it; undefined where JavaScript cannot tell.
 */
export const matchesRe2 = (pattern: string): ((value: string) => boolean) | 'invalid' | undefined => {
  const known = compiled.get(pattern)
  if (known !== undefined) return known === 'unknown' ? undefined : known
  const result = compile(pattern)
  if (compiled.size > 1_000) compiled.clear()
  compiled.set(pattern, result ?? 'unknown')
  return result
}

type Compiled = ReturnType<typeof matchesRe2>
const compiled = new Map<string, NonNullable<Compiled> | 'unknown'>()

const compile = (pattern: string): Compiled => {
  if (/\(\?(?:[=!]|<[=!])|(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(pattern)) return 'invalid'
  const flags = /^\(\?([is]+)\)/.exec(pattern)
  const body = pattern.slice(flags?.[0].length ?? 0).replaceAll('(?P<', '(?<')
  if (/\\[pPAzQECaG]|\[\[:|\[\^?\]|[\^$][*+?{]|\(\?[^:<]|[*+?}][+]/.test(body)) return undefined
  try {
    const regex = new RegExp(`^(?:${body})$`, flags?.[1]?.includes('i') ? 'si' : 's')
    return (value) => regex.test(value)
  } catch {
    return 'invalid'
  }
}
