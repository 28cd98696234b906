import type { priorities } from '@octoscope/octollm/metrics'

/** How the world answers a task: it is carried out well or badly, or is not let in. */
export type Outcome = 'completed' | 'failed' | 'blocked' | 'refused'

/** One kind of task that people send. */
export interface Scenario {
  readonly name: string
  /** One of these is sent. A text that was sent before is found in the reflex layer's cache. */
  readonly goals: readonly [string, ...string[]]
  readonly priority: (typeof priorities)[number]
  readonly acceptanceCriteria?: readonly string[]
  /** What a healthy OctoLLM does with it. */
  readonly expect: Outcome
  /** How often it comes, beside the others. */
  readonly weight: number
}
