import { once } from 'node:events'
import { analyses, healthAlerts, remediations } from '@octoscope/hemostat/metrics'
import { exporter } from '@octoscope/hemostat/services'
import { urlOf } from '../../native/environment.ts'
import { poll } from '../../native/poll.ts'
import type { Played, Player, Stage } from '../player.ts'
import { trafficCommand } from './command.ts'
import { sumsOn } from './read-page.ts'

/**
 * Beside a stack that runs, nothing has to be played: its monitor looks at the stand-in of an engine, whose containers
 * have lives of their own, and the agents do the rest.
 */
export const hemostatPlayer: Player = {
  system: 'hemostat',
  command: trafficCommand,
  once: watchChain,
  gently: async ({ signal }) => {
    if (!signal.aborted) await once(signal, 'abort')
  },
}

/** The first trouble comes 20 s after the engine’s start, and the monitor looks every five. */
const chainWithinMs = 60_000

/** Waits until the chain has been seen from its first link to its last: found, judged, mended. */
async function watchChain({ stack, signal }: Stage): Promise<Played> {
  const page = `${urlOf(exporter, stack.environment)}/metrics`
  const chain = [healthAlerts, analyses, remediations]
  const whole = async () => {
    const sums = await sumsOn(page, chain)
    return sums?.every((sum) => sum > 0) ? sums : undefined
  }
  const sums =
    (await poll(whole, { everyMs: 500, withinMs: chainWithinMs, signal })) ?? (await sumsOn(page, chain))
  const [found = 0, judged = 0, mended = 0] = sums ?? []
  const missing = chain.filter((_, at) => !sums?.[at]).map(({ name }) => `nothing was counted in ${name}`)
  return { inWords: `${found} health alerts, ${judged} verdicts, ${mended} remediations`, surprises: missing }
}
