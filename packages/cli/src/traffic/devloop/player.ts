import { setTimeout as sleep } from 'node:timers/promises'
import { devloop } from '@octoscope/devloop'
import { agentRuns, pushes } from '@octoscope/devloop/metrics'
import { devloopExporter } from '@octoscope/devloop/services'
import type { Counter } from '@octoscope/spec'
import { ask, isOk } from '../../doctor/facts/answer.ts'
import { parseExposition } from '../../doctor/facts/exposition.ts'
import { urlOf } from '../../native/environment.ts'
import { poll } from '../../native/poll.ts'
import type { Played, Player, Stage } from '../player.ts'
import { day } from './day.ts'
import { devloopCommand } from './command.ts'
import { layOut } from './project.ts'

/** Works in the folder that DevLoop watches, as a developer would. */
export const devloopPlayer: Player = {
  system: devloop.name,
  command: devloopCommand,
  once: async (stage) => {
    await work(stage, 1500)
    const seen = await poll(async () => ((await enough(stage)) ? count(stage) : undefined), {
      everyMs: 250,
      withinMs: 30_000,
      signal: stage.signal,
    })
    return seen ?? outcome(await count(stage))
  },
  gently: async (stage) => {
    while (!stage.signal.aborted) await work(stage, 4000 / stage.rate).catch(() => {})
  },
}

/** A day, with so many milliseconds between its steps. */
export const work = async ({ folder, signal }: Stage, pauseMs: number): Promise<void> => {
  const place = folder.data(devloopExporter.name)
  await layOut(place)
  for (const step of day) {
    await sleep(pauseMs, undefined, { signal })
    await step(place)
  }
}

interface Counted extends Played {
  readonly runs: number
  readonly failures: number
  readonly pushes: number
}

/** What the exporter tells of it. */
const count = async ({ stack }: Stage): Promise<Counted> => {
  const page = await ask(`${urlOf(devloopExporter, stack.environment)}/metrics`)
  const samples = isOk(page) ? parseExposition(page.body).samples : []
  const total = ({ name }: Counter, labels: Readonly<Record<string, string>> = {}) =>
    samples
      .filter((sample) => sample.name === name)
      .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
      .reduce((sum, { value }) => sum + value, 0)
  return outcome({
    runs: total(agentRuns),
    failures: total(agentRuns, { status: 'failure' }),
    pushes: total(pushes),
  })
}

const enough = async (stage: Stage): Promise<boolean> => (await count(stage)).surprises.length === 0

const outcome = ({
  runs,
  failures,
  pushes: checked,
}: Pick<Counted, 'runs' | 'failures' | 'pushes'>): Counted => ({
  runs,
  failures,
  pushes: checked,
  inWords: `${runs} runs of agents, ${failures} failed; ${checked} pushes checked`,
  surprises: [
    ...(runs > failures ? [] : ['no run of an agent succeeded']),
    ...(failures > 0 ? [] : ['the test that hangs did not fail']),
    ...(checked >= 2 ? [] : ['a push was not counted']),
  ],
})
