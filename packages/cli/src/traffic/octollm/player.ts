import { orchestrator } from '@octoscope/octollm/services'
import { urlOf } from '../../native/environment.ts'
import type { Played, Player } from '../player.ts'
import { trafficCommand } from './command.ts'
import { drive } from './drive.ts'
import { everyErrand, randomErrands } from './errands.ts'
import { scenarios } from './scenarios.ts'
import type { Result } from './send.ts'
import { describe, summarize, type Summary } from './summary.ts'

/** Sends tasks to the orchestrator, as people would. */
export const octollmPlayer: Player<Played & Summary> = {
  system: 'octollm',
  command: trafficCommand,
  once: async ({ stack, signal }) => {
    const results: Result[] = []
    await drive({
      url: urlOf(orchestrator, stack.environment),
      errands: everyErrand(scenarios),
      rate: 5,
      signal,
      onResult: (result) => results.push(result),
    })
    signal.throwIfAborted()
    const summary = summarize(results)
    return { ...summary, inWords: describe(summary) }
  },
  gently: ({ stack, rate, signal }) =>
    drive({
      url: urlOf(orchestrator, stack.environment),
      errands: randomErrands(scenarios, Date.now()),
      rate,
      signal,
      onResult: () => {},
    }),
}
