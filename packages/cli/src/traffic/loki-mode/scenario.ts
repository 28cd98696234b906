/** How a session comes to its end, or to a halt. */
export type Ending = 'finish' | 'crash' | 'pause' | 'budget'

/** A session to play. */
export interface Scenario {
  readonly ending: Ending
  /** How it looks, for a person. */
  readonly summary: string
  readonly iterations: number
  /** US dollars. */
  readonly budget: number
  /** US dollars for each iteration. */
  readonly costOfIteration: number
}

const usual = { iterations: 4, budget: 5, costOfIteration: 0.25 }

export const scenarios: Readonly<Record<Ending, Scenario>> = {
  finish: { ...usual, ending: 'finish', summary: 'does its work and ends well' },
  crash: { ...usual, ending: 'crash', summary: 'dies, and leaves its files as they are' },
  pause: { ...usual, ending: 'pause', summary: 'is told to pause, and waits' },
  budget: { ...usual, ending: 'budget', summary: 'spends its whole budget', costOfIteration: 1.4 },
}

export const endings = Object.keys(scenarios) as readonly Ending[]
