import { inhibitions } from './inhibitions.ts'
import { metricDeclarations } from './metrics.ts'
import { promises } from './promises.ts'
import { routes } from './routes.ts'
import type { DeclarationTrap } from './trap.ts'

/** The rooms of the museum whose traps lie around the queries. */
export const declarationRooms: Readonly<Record<string, readonly DeclarationTrap[]>> = {
  'Who is told': routes,
  'What silences what': inhibitions,
  'Services and their metrics': metricDeclarations,
  'Promises and records': promises,
}

export const declarationTraps = Object.values(declarationRooms).flat()
