import type { Losses } from '../losses.ts'
import { isAmount, isFiniteNumber, numberRefusal } from '../number-refusal.ts'
import type { FreeInstrument } from './free-instruments.ts'

/** What an instrument does with a measurement, whatever comes. Gives the slot; -1 when it was refused. Never throws. */
export type Measure = (value: unknown, attributes: unknown) => number

/** What a kind of instrument does with a number that it accepts. */
export interface Verb {
  readonly accepts: (value: unknown) => value is number
  readonly take: (instrument: FreeInstrument, slot: number, value: number) => void
}

const addTo: Verb['take'] = ({ series: { store } }, slot, value) => {
  store.values[slot]! += value
}

const set: Verb['take'] = ({ series: { store } }, slot, value) => {
  store.values[slot] = value
}

export const verbs = {
  add: { accepts: isAmount, take: addTo },
  addOrSubtract: { accepts: isFiniteNumber, take: addTo },
  set: { accepts: isFiniteNumber, take: set },
  setTotal: { accepts: isAmount, take: set },
  observe: { accepts: isAmount, take: ({ distribution }, slot, value) => distribution?.observe(slot, value) },
} as const satisfies Record<string, Verb>

/** An instrument that could not be made refuses all that is measured with it. */
export const measureWith = (
  instrument: FreeInstrument | undefined,
  { accepts, take }: Verb,
  losses: Losses,
): Measure => {
  return (value, attributes) => {
    if (instrument === undefined) return refuse(losses, 'instrument')
    if (!accepts(value)) return refuse(losses, numberRefusal(value))
    const slot = instrument.series.at(attributes)
    if (slot >= 0) take(instrument, slot, instrument.isWhole ? Math.trunc(value) : value)
    return slot
  }
}

const refuse = (losses: Losses, reason: Parameters<Losses['refused']>[0]): -1 => {
  losses.refused(reason)
  return -1
}
