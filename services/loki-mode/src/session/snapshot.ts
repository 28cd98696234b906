import type { Agents } from '../readers/agents.ts'
import type { Budget } from '../readers/budget.ts'
import type { DashboardState } from '../readers/dashboard-state.ts'
import type { Iteration } from '../readers/efficiency.ts'
import type { Prices } from '../readers/pricing.ts'
import type { Session } from '../readers/session.ts'
import type { Story } from '../events/story.ts'

/** The last good reading of each file of a .loki directory. A field is undefined as long as there is none. */
export interface Snapshot {
  readonly control: { readonly stop: boolean; readonly pause: boolean }
  readonly alive?: boolean | undefined
  readonly state?: Dated<DashboardState> | undefined
  readonly session?: Session | undefined
  readonly agents?: Agents | undefined
  /** The number of tasks in each file of the queue. */
  readonly queue?: Queue | undefined
  readonly iterations?: readonly Iteration[] | undefined
  /** US dollars. */
  readonly trackedCost?: number | undefined
  readonly budget?: Budget | undefined
  readonly prices?: Prices | undefined
  readonly events?: Events | undefined
}

/** A value and when its file was written, in seconds since 1970. */
export interface Dated<T> {
  readonly value: T
  readonly written: number
}

export interface Queue {
  readonly pending?: number | undefined
  readonly inProgress?: number | undefined
  readonly review?: number | undefined
  readonly completed?: number | undefined
  readonly failed?: number | undefined
}

export interface Events {
  readonly count: number
  readonly story: Story
}
