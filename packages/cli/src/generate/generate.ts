import { resolve } from 'node:path'
import { lawPages, render } from '@octoscope/artifacts'
import type { Problem } from '@octoscope/spec'
import { check, laws } from '@octoscope/stack'
import { stackFor, type StackChoice } from '../terminal/which-stack.ts'
import { compare, drift, intruders } from './compare.ts'
import { readTree, writeTree } from './tree.ts'

export interface Wish extends StackChoice {
  readonly out: string
  /** Compare only, and write nothing. */
  readonly check: boolean
}

/** A broken law, or a file of somebody else's in the way: then nothing is written. */
export const generate = async ({ out, check: onlyCheck, ...choice }: Wish): Promise<Outcome> => {
  const stack = await stackFor(choice)
  const broken = check(stack)
  if (broken.length > 0) return { problems: broken, summary: '' }

  const root = resolve(out)
  const files = [...render(stack), ...lawPages(laws)]
  const difference = compare(files, await readTree(root))
  if (onlyCheck)
    return { problems: drift(difference), summary: `${files.length} generated files are as declared.` }

  const problems = intruders(difference)
  if (problems.length > 0) return { problems, summary: '' }
  await writeTree(root, files, difference.stray)
  const { missing, changed, stray } = difference
  return {
    problems: [],
    summary: `${files.length} files: ${missing.length} new, ${changed.length} changed, ${stray.length} removed.`,
  }
}

export interface Outcome {
  readonly problems: readonly Problem[]
  readonly summary: string
}
