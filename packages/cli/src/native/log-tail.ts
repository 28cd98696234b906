import { readFile } from 'node:fs/promises'

/** The last lines of a log, for a message that must say why a part failed. */
export const lastLines = async (logFile: string, count = 12): Promise<string> => {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const lines = text.trimEnd().split('\n').slice(-count)
  return lines.join('\n') === ''
    ? `It wrote nothing to ${logFile}.`
    : [`Its last lines, from ${logFile}:`, ...lines].join('\n')
}
