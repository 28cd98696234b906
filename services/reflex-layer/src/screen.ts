import { findInjections, findPii, type InjectionMatch, type PiiMatch } from '@octoscope/screening'

/** What was found in a text: kinds and places, never the text. */
export interface Findings {
  readonly pii: readonly PiiMatch[]
  readonly injections: readonly InjectionMatch[]
}

export interface Checks {
  readonly check_pii: boolean
  readonly check_injection: boolean
}

export const screen = (text: string, { check_pii, check_injection }: Checks): Findings => ({
  pii: check_pii ? findPii(text) : [],
  injections: check_injection ? findInjections(text) : [],
})

export const isClean = ({ pii, injections }: Findings): boolean => pii.length + injections.length === 0

/** One critical injection is enough to stop a text. */
export const isBlocked = ({ injections }: Findings): boolean =>
  injections.some(({ severity }) => severity === 'critical')
