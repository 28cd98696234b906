import { Option } from 'commander'
import { environments, type EnvironmentName } from '@octoscope/stack'

/** The environment whose files are committed. */
export const committed = 'production' satisfies EnvironmentName

export const environmentOption = (): Option =>
  new Option('--env <name>', 'the environment the files are for')
    .choices(Object.keys(environments))
    .default(committed)
