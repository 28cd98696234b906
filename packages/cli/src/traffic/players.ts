import { hemostatPlayer } from './hemostat/player.ts'
import { lokiModePlayer } from './loki-mode/player.ts'
import { octollmPlayer } from './octollm/player.ts'
import type { Player } from './player.ts'

/** Who is played when no system is named. */
export const leading = octollmPlayer

/** Those that play beside OctoLLM's. */
export const others: readonly Player[] = [lokiModePlayer, hemostatPlayer]

export const players: readonly Player[] = [leading, ...others]
