import { execFile, type ExecFileException } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from './refusal.ts'

const run = promisify(execFile)

export interface Checkout {
  readonly tree: string
  /** How the commit is called in messages. */
  readonly name: string
  /** Where octoscope starts, from the top of the tree. */
  readonly entry: string
  /** How long it may take, in milliseconds. */
  readonly patience: number
}

/** What the Octoscope of a checked out revision prints as its catalogue, run by the Node that runs us. */
export const runCatalog = async (
  { tree, name, entry, patience }: Checkout,
  signal: AbortSignal,
): Promise<string> => {
  if (!(await stat(join(tree, entry)).catch(() => undefined)))
    throw new Refusal(
      `${name} has no ${entry}, and so no catalogue. Compare with a later revision, or with a saved catalogue: --against <file>.`,
    )
  try {
    const limits = { timeout: patience, signal, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 } as const
    const { stdout } = await run(process.execPath, [entry, 'catalog', '--json'], { ...limits, cwd: tree })
    return stdout
  } catch (error) {
    if (signal.aborted) throw error
    throw new Refusal(failure({ name, patience }, error as ExecFileException))
  }
}

const failure = (
  { name, patience }: Pick<Checkout, 'name' | 'patience'>,
  { code, killed, stderr = '' }: ExecFileException,
): string =>
  [
    `${name} does not tell its catalogue: "octoscope catalog --json" ${killed ? `took longer than ${patience / 1_000} s` : `ended with exit code ${code}`} there.`,
    ...causes(stderr),
    'It ran with the packages that are installed here: if it needs others, install them. Else compare with another revision, or with a saved catalogue: --against <file>.',
  ].join('\n')

const causes = (stderr: string): readonly string[] =>
  stderr
    .split('\n')
    .filter((line) => /^\s*(\w*Error\b|octoscope:)/.test(line))
    .slice(0, 3)
    .map((line) => `  ${line.trim()}`)
