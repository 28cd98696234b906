import type { Missing } from '../command/rounds.ts'
import { httpTable, underLoadTable } from '../http/http-table.ts'
import { httpTargets } from '../http/http-targets.ts'
import type { HttpResult } from '../http/run.ts'
import { microTable } from '../micro/micro-table.ts'
import { microTargets } from '../micro/micro-targets.ts'
import type { MicroResult } from '../micro/run.ts'
import type { ScrapeResult } from '../scrape/run.ts'
import { scrapeTable } from '../scrape/scrape-table.ts'
import { scrapeTargets } from '../scrape/scrape-targets.ts'
import type { StartupResult } from '../startup/run.ts'
import { startupTable } from '../startup/startup-table.ts'
import { startupTargets } from '../startup/startup-targets.ts'
import type { Machine } from './machine.ts'
import type { Table } from './table.ts'
import type { Target } from './target.ts'

/** All that one run has measured; a part that was not asked for is not there. */
export interface Report {
  readonly machine: Machine
  readonly micro?: MicroResult
  readonly scrape?: ScrapeResult
  readonly http?: HttpResult
  readonly startup?: StartupResult
}

export const tablesOf = ({ micro, scrape, http, startup }: Report): readonly Table[] => [
  ...(micro ? [microTable(micro)] : []),
  ...(scrape ? [scrapeTable(scrape)] : []),
  ...(http ? [httpTable(http), underLoadTable(http)] : []),
  ...(startup ? [startupTable(startup)] : []),
]

/** Every promise that this run can judge. */
export const targetsOf = ({ micro, scrape, http, startup }: Report): readonly Target[] => [
  ...(micro ? microTargets(micro) : []),
  ...(scrape ? scrapeTargets(scrape) : []),
  ...(http ? httpTargets(http) : []),
  ...(startup ? startupTargets(startup) : []),
]

/** What could not be measured, in any part. */
export const missingOf = ({ micro, scrape, http, startup }: Report): readonly Missing[] =>
  [micro, scrape, http, startup].flatMap((part) => part?.missing ?? [])
