import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { alertmanager, alertmanagerMatcher } from '@octoscope/artifacts'
import {
  arrivalsOf,
  audienceOf,
  receiversOf,
  type Arrival,
  type Environment,
  type Stack,
} from '@octoscope/spec'
import { ask, type Step } from './tool.ts'

/** amtool's word, in every environment, on the tree and on where each alert that a proof shows comes to rest in it. */
export const verifyRoutes = async (stack: Stack, folder: string): Promise<readonly Step[]> =>
  (
    await Promise.all(
      stack.environments.map((environment) =>
        verifyEnvironment({ ...stack, environment }, join(folder, 'routes', environment.name)),
      ),
    )
  ).flat()

/** How many alerts are asked for, over all environments. */
export const routeCount = ({ systems, environments }: Stack): number =>
  environments.reduce((sum, environment) => sum + arrivalsOf(systems, environment).length, 0)

/** One after the other: the environments run side by side already. */
const verifyEnvironment = async (stack: Stack, folder: string): Promise<readonly Step[]> => {
  const { environment, systems } = stack
  const config = await writeConfig(stack, folder)
  const steps = [
    {
      what: `amtool check-config in ${environment.name}`,
      ...(await ask('amtool', folder, 'check-config', config)),
    },
  ]
  for (const arrival of arrivalsOf(systems, environment)) {
    const { alert, labels } = arrival
    steps.push({
      what: `route of ${alert.name} in ${environment.name} ${JSON.stringify(labels)}`,
      ...(await ask('amtool', folder, ...question(arrival, environment, config))),
    })
  }
  return steps
}

const writeConfig = async (stack: Stack, folder: string): Promise<string> => {
  const [config] = alertmanager(stack)
  if (!config) throw new Error('Alertmanager must have a configuration; none was rendered.')
  const path = join(folder, 'alertmanager.yml')
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, config.text)
  return path
}

/** Where nobody is told, the alert must still end at a receiver that tells nobody. */
const question = (
  { alert, system, labels }: Arrival,
  { routing }: Environment,
  config: string,
): readonly string[] => {
  const stated = audienceOf(routing, { severity: alert.severity, system: system.name })
  const receivers = stated.length > 0 ? stated : receiversOf(routing, labels)
  return [
    'config',
    'routes',
    'test',
    `--config.file=${config}`,
    `--verify.receivers=${receivers.map(({ name }) => name).join(',')}`,
    ...Object.entries(labels).map(([label, value]) => alertmanagerMatcher({ label, operator: '=', value })),
  ]
}
