import { like, type AskedFor } from './matcher.ts'

/**
 * A bucket's bound as the label `le` may spell it. Prometheus 3 writes every bound as a float, `1.0` and `1e+06`; older
 * ones keep what the service wrote.
 */
export const bound = (value: number): string | AskedFor<never> => {
  const plain = String(value)
  const float = canonicalBound(value)
  return plain === float ? plain : like([plain, float].map(literal).join('|'))
}

/** Source: prometheus/common and prometheus/model/labels, OpenMetrics' canonical numbers. */
export const canonicalBound = (value: number): string => {
  if (Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4))
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

const literal = (text: string): string => text.replace(/[.+]/g, '\\$&')
