import type { HttpResult } from '../http/run.ts'
import type { MicroResult } from '../micro/run.ts'
import type { Machine } from './machine.ts'

/** All that one run has measured; a part that was not asked for is not there. */
export interface Report {
  readonly machine: Machine
  readonly micro?: MicroResult
  readonly http?: HttpResult
}
