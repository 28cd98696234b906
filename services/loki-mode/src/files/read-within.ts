import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { refused, type Reading } from '../reading.ts'
import { failure, readFile, type Contents } from './read-file.ts'

/** Reads a file somewhere below a folder, as `readFile` does, and goes through no symbolic link on the way to it. */
export const readWithin = (
  root: string,
  path: readonly string[],
  atMost: number,
): Reading<Contents | undefined> => obstacle(root, path.slice(0, -1)) ?? readFile(join(root, ...path), atMost)

/** What is wrong with the folders on the way; undefined where all are folders of their own. */
export const obstacle = (root: string, folders: readonly string[]): Reading<undefined> | undefined => {
  try {
    const foreign = folders.some((_, at) => !lstatSync(join(root, ...folders.slice(0, at + 1))).isDirectory())
    return foreign ? refused('not_a_file') : undefined
  } catch (error) {
    return failure(error)
  }
}
