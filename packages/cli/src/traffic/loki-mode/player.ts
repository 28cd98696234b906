import { lokiDirectory } from '../../native/loki-mode-programs.ts'
import type { Player } from '../player.ts'
import { trafficCommand } from './command.ts'
import { playSession } from './play-session.ts'
import { endings, scenarios } from './scenario.ts'

/** Writes a .loki directory, as the public program would. One that a person has given is theirs: nothing is played there. */
export const lokiModePlayer: Player = {
  system: 'loki-mode',
  command: trafficCommand,
  once: async ({ folder, signal }) => {
    const { path: dir, isScratch } = lokiDirectory(folder)
    if (!isScratch) return { inWords: `${dir} is read as it is; nothing was played`, surprises: [] }
    await playSession(scenarios.finish, { dir, everyMs: 500, signal })
    return { inWords: 'one session played to its end', surprises: [] }
  },
  gently: async ({ folder, signal }) => {
    const { path: dir, isScratch } = lokiDirectory(folder)
    if (!isScratch) return
    for (let session = 0; !signal.aborted; session += 1) {
      const scenario = scenarios[endings[session % endings.length] ?? 'finish']
      await playSession({ ...scenario, iterations: 30, budget: 50 }, { dir, everyMs: 2000, signal })
    }
  },
}
