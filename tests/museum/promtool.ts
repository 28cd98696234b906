import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Look, World } from './trap.ts'

/** A rule in a world, and whether its alert is to fire there. */
export interface Play {
  readonly name: string
  readonly expr: string
  readonly world: World
  readonly fires: boolean
  readonly seen?: Look
}

/** What promtool said of each play, by name: true where all is as it was said to be. */
export type Verdicts = ReadonlyMap<string, boolean>

/** Whether promtool takes each rule for valid. One process for all. */
export const checkRules = async (folder: string, plays: readonly Play[]): Promise<Verdicts> => {
  await Promise.all(plays.map((play) => writeFile(join(folder, rulesFile(play)), rules(play))))
  const { stdout } = await promtool(folder, 'check', 'rules', ...plays.map(rulesFile))
  return verdicts(plays, stdout, /^Checking (\S+)\.rules\.json$/)
}

/** Plays each rule in its world. One process for all; the rules must have been written by {@link checkRules}. */
export const testRules = async (
  folder: string,
  plays: readonly Play[],
): Promise<Verdicts & { readonly said: string }> => {
  await Promise.all(plays.map((play) => writeFile(join(folder, `${play.name}.test.json`), test(play))))
  const { stdout, stderr } = await promtool(
    folder,
    'test',
    'rules',
    ...plays.map(({ name }) => `${name}.test.json`),
  )
  return Object.assign(new Map(verdicts(plays, stdout, /^Unit Testing: {2}(\S+)\.test\.json$/)), {
    said: stderr,
  })
}

const rulesFile = ({ name }: Play): string => `${name}.rules.json`

/** YAML takes JSON as it is. */
const rules = ({ expr }: Play): string =>
  JSON.stringify({ groups: [{ name: 'museum', rules: [{ alert: 'Trap', expr }] }] })

const test = (play: Play): string =>
  JSON.stringify({
    rule_files: [rulesFile(play)],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(play.world.series).map(([series, values]) => ({ series, values })),
        promql_expr_test: [firing(play), ...(play.seen ? [look(play.seen, play.world)] : [])],
      },
    ],
  })

const firing = ({ fires, world }: Play) => ({
  expr: 'count(ALERTS{alertname="Trap", alertstate="firing"}) > bool 0 or vector(0)',
  eval_time: world.at,
  exp_samples: [{ labels: '{}', value: fires ? 1 : 0 }],
})

const look = ({ query, answers }: Look, { at }: World) => ({
  expr: query,
  eval_time: at,
  exp_samples: Object.entries(answers).map(([labels, value]) => ({ labels, value })),
})

const verdicts = (plays: readonly Play[], stdout: string, heading: RegExp): Verdicts => {
  const lines = stdout.split('\n')
  const succeeded = new Set(
    lines.flatMap((line, index) => {
      const name = heading.exec(line)?.[1]
      return name !== undefined && lines[index + 1]?.startsWith('  SUCCESS') ? [name] : []
    }),
  )
  return new Map(plays.map(({ name }) => [name, succeeded.has(name)]))
}

const promtool = (
  folder: string,
  ...parameters: readonly string[]
): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve, reject) => {
    execFile('promtool', parameters, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ stdout, stderr })
    })
  })
