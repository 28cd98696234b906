import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** The full path of a program, or undefined when no folder of PATH has it. */
export const findOnPath = async (
  command: string,
  path = process.env['PATH'] ?? '',
): Promise<string | undefined> => {
  if (isAbsolute(command)) return command
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, command)
    if (await isExecutable(candidate)) return candidate
  }
  return undefined
}

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
