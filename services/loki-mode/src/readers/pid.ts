import { decoded } from '../files/json.ts'
import { refused, understood, type Reading } from '../reading.ts'

/**
 * `loki.pid`: the number of a process. 0 and 1 are read and refused like text: the one means a whole group of processes,
 * the other is the first of the machine, and neither is ever a session.
 */
export const readPid = (bytes: Buffer): Reading<number> => {
  const text = decoded(bytes)
  if (text === undefined) return refused('encoding')
  if (!/^\s*\d+\s*$/.test(text)) return refused('syntax')
  const pid = Number(text)
  return pid > 1 && pid <= largest ? understood(pid) : refused('shape')
}

/** Source: proc(5), pid_max on 64-bit systems. */
const largest = 2 ** 22
