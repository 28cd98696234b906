import type { TaskContract } from './task-contract.ts'

export const taskStatuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** A task as the store keeps it. Times are milliseconds since 1970. */
export interface Task {
  readonly id: string
  readonly contract: TaskContract
  readonly status: TaskStatus
  /** How often a run of it was begun. */
  readonly attempts: number
  /** The trace of the request that brought it, as a W3C traceparent. */
  readonly traceparent?: string
  readonly result?: TaskResult
  readonly error?: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly startedAt?: number
  readonly endedAt?: number
}

/** What a client reads back of a completed task. */
export interface TaskResult {
  /** What the steps answered, after the guardian has redacted it. */
  readonly output: string
  /** The judge's, from 0 to 1. */
  readonly quality_score: number
}

/** How a task ends. */
export type Ending =
  | { readonly status: 'completed'; readonly result: TaskResult }
  | { readonly status: 'failed'; readonly error: string }
  | { readonly status: 'cancelled' }
