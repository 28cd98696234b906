import { figure, ratio, times } from './table.ts'

/** A promise of ours, and what this run says of it. */
export interface Target {
  readonly what: string
  readonly promised: string
  readonly measured: string
  readonly held: boolean
}

/** A share of what the bare server does. What could not be measured is not held, here and below. */
export const shareAtLeast = (what: string, share: number, least: number): Target => ({
  what,
  promised: `≥ ${ratio(least)}`,
  measured: ratio(share),
  held: Number.isFinite(share) && share >= least,
})

export const timesAtLeast = (what: string, factor: number, least: number): Target => ({
  what,
  promised: `≥ ${times(least)}`,
  measured: times(factor),
  held: Number.isFinite(factor) && factor >= least,
})

export const timesAtMost = (what: string, factor: number, most: number): Target => ({
  what,
  promised: `≤ ${times(most)}`,
  measured: times(factor),
  held: factor <= most,
})

export const atMost = (what: string, value: number, most: number): Target => ({
  what,
  promised: most === 0 ? '0' : `≤ ${figure(most)}`,
  measured: figure(value),
  held: value <= most,
})
