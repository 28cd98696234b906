import type { Matcher } from '@octoscope/spec'

/** A metric and what is asked of its labels. */
export interface Selector {
  readonly name: string
  readonly matchers: readonly Matcher[]
}

/** Reads a selector, bare or within one `sum(…)`: whatever else a query does has no equivalent. */
export const readSelector = (query: string): Selector | undefined => {
  const bare = query
    .trim()
    .replace(/^sum\s*\((.*)\)$/s, '$1')
    .trim()
  const [, name, inside = ''] = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?$/s.exec(bare) ?? []
  if (name === undefined) return undefined
  const matchers = readMatchers(inside)
  return matchers && { name, matchers }
}

const readMatchers = (inside: string): readonly Matcher[] | undefined => {
  const found = [...inside.matchAll(/\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*")\s*(?:,|$)/gy)]
  if (found.map(([text]) => text).join('') !== inside) return undefined
  try {
    return found.map(([, label = '', operator, value = '""']) => ({
      label,
      operator: operator as Matcher['operator'],
      value: JSON.parse(value) as string,
    }))
  } catch {
    return undefined
  }
}
