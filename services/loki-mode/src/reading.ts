import type { Reason } from '@octoscope/loki-mode/metrics'

/** What was made of a file: a value, or why there is none. `undefined` is the value of a file that is not there. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason }

export const understood = <T>(value: T): Reading<T> => ({ ok: true, value })
export const refused = (reason: Reason): Reading<never> => ({ ok: false, reason })
