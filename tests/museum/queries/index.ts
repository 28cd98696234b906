import type { QueryTrap } from '../trap.ts'
import { absence } from './absence.ts'
import { matching } from './matching.ts'
import { quantiles } from './quantiles.ts'
import { rates } from './rates.ts'
import { ratios } from './ratios.ts'
import { selectors } from './selectors.ts'
import { units } from './units.ts'

/** The rooms of the museum whose traps are queries. */
export const queryRooms: Readonly<Record<string, readonly QueryTrap[]>> = {
  Ratios: ratios,
  'Rates and counters': rates,
  'What is not there': absence,
  Quantiles: quantiles,
  Units: units,
  'Matching two sides': matching,
  'Choosing series': selectors,
}

export const queryTraps = Object.values(queryRooms).flat()
