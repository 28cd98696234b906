import { destination, type DestinationStream } from 'pino'

/** Bytes that wait when nobody takes them. */
const maxLength = 4 * 1024 * 1024

/**
 * Standard output. Lines are written before the call returns: a buffer or a worker would lose the last ones, which are the
 * ones that tell why a process died. A full disk or a reader that has gone costs lines, not the process.
 */
export const standardOutput = (): DestinationStream => {
  const output = destination({ fd: 1, sync: true, maxLength })
  output.on('error', () => {})
  return output
}
