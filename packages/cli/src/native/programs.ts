import type { Environment, Stack } from '@octoscope/spec'
import { hemostatPrograms } from './hemostat-programs.ts'
import { monitoringPrograms } from './monitoring-programs.ts'
import { lokiModePrograms } from './loki-mode-programs.ts'
import { octollmPrograms } from './octollm-programs.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

/** What a run adds to the programs as they are declared. */
export interface Additions {
  /** Further flags, by the name of the part. */
  readonly flags?: Readonly<Record<string, readonly string[]>>
  /** Further environment of our services. */
  readonly env?: Readonly<Record<string, string>>
}

/** Every program of a stack, in stages: each stage may need the ones before it. */
export const programsOf = (
  { environment }: Stack,
  folder: RunFolder,
  { flags = {}, env = {} }: Additions,
): Stages =>
  [...monitoringPrograms(environment, folder), ...sideBySide(observed(environment, folder))].map((stage) =>
    stage.map((program) => ({
      ...program,
      args: [...program.args, ...(flags[program.name] ?? [])],
      env: program.kind === 'service' ? { ...program.env, ...env } : program.env,
    })),
  )

type Stages = readonly (readonly Program[])[]

/** The programs of each observed system. */
const observed = (environment: Environment, folder: RunFolder): readonly Stages[] => [
  octollmPrograms(environment, folder),
  lokiModePrograms(environment, folder),
  hemostatPrograms(environment, folder),
]

/** No system waits for another: their first stages start together, and so on. */
const sideBySide = (systems: readonly Stages[]): Stages => {
  const longest = Math.max(...systems.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => systems.flatMap((stages) => stages[at] ?? []))
}
