import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommanderError, Option } from 'commander'
import type { Environment, Stack } from '@octoscope/spec'
import { builtIn, stackOf, type EnvironmentName, type StackDefinition } from '@octoscope/stack'

export interface StackChoice {
  /** A file that exports a stack; without it the one in the current folder, if any. */
  readonly config?: string | undefined
  /** The name of an environment; without it the stack's own default. */
  readonly env?: string | undefined
}

/** The stack a command is about: that of the user's config file, or else the one of this repository. */
export const stackFor = async ({ config, env }: StackChoice = {}): Promise<Stack> => {
  const file = config ?? (existsSync(usualFile) ? usualFile : undefined)
  const definition = file === undefined ? builtIn : await load(resolve(file))
  const usual = file === undefined ? committed : Object.keys(definition.environments)[0]
  return stackOf(definition, environmentOf(definition, env ?? usual ?? ''))
}

export const configOption = (): Option =>
  new Option('--config <file>', `the file that exports your stack (default: ${usualFile}, if there is one)`)

export const environmentOption = (): Option =>
  new Option('--env <name>', `the environment the files are for (default: "${committed}", or your first)`)

const usualFile = 'octoscope.config.ts'

/** The environment whose files this repository commits. */
export const committed = 'production' satisfies EnvironmentName

const load = async (file: string): Promise<StackDefinition> => {
  const name = relative(process.cwd(), file)
  if (!existsSync(file))
    throw new Error(`${name} is not there. Write it, or name another file with --config.`)
  const { default: exported } = await importFrom(file, name)
  if (!isDefinition(exported))
    throw new Error(
      `${name} must have a stack with at least one environment as its default export. Write \`export default defineStack({ systems, environments })\`, with defineStack from @octoscope/stack.`,
    )
  return exported
}

const importFrom = async (file: string, name: string): Promise<{ readonly default?: unknown }> => {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `${name} does not load: ${reason}\nMend what this names, in it or in a file it imports.`,
      {
        cause,
      },
    )
  }
}

/** Whether it looks like what `defineStack` returns; the compiler has seen the rest. */
const isDefinition = (value: unknown): value is StackDefinition => {
  const { systems, environments, images } = (value ?? {}) as Partial<StackDefinition>
  return Array.isArray(systems) && Object.keys(environments ?? {}).length > 0 && images !== undefined
}

/** A wrong name is wrong use, and told as commander tells it. */
const environmentOf = ({ environments }: StackDefinition, name: string): Environment => {
  const found = Object.hasOwn(environments, name) ? environments[name] : undefined
  if (found) return found
  const message = `error: option '--env <name>' argument '${name}' is invalid. Allowed choices are ${Object.keys(environments).join(', ')}.`
  console.error(message)
  throw new CommanderError(1, 'commander.invalidArgument', message)
}
