import type { Unit } from '@octoscope/spec/metrics'

/** A unit as OpenTelemetry writes it: UCUM, with what is counted between braces. */
export const unitCode = (unit: Unit): string => codes[unit] ?? `{${unit}}`

const codes: Partial<Record<Unit, string>> = {
  seconds: 's',
  timestamp: 's',
  bytes: 'By',
  ratio: '1',
  info: '',
  state: '',
}
