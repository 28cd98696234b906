import { bytesOf } from '../lines.ts'
import type { Row } from '../row.ts'
import type { Format } from './format.ts'

/** One array with an object in each line; with `detailed` the events as they are. */
export const json = (detailed: boolean): Format => {
  let first = true
  const separator = () => {
    const text = first ? '\n' : ',\n'
    first = false
    return text
  }
  return {
    extension: 'json',
    contentType: 'application/json',
    head: '[',
    row: detailed
      ? ({ event }) => separator() + bytesOf(JSON.stringify(event))
      : (row) => separator() + object(row),
    tail: () => '\n]\n',
  }
}

const object = ({ timestamp, agent, durationMs, status, cpuPercent, memoryMb }: Row): string =>
  `{"timestamp":"${timestamp}","agent":${text(agent)},"execution_time_ms":${durationMs || 'null'},"status":${status === '' ? 'null' : `"${status}"`},"cpu_percent":${cpuPercent || 'null'},"memory_mb":${memoryMb || 'null'}}`

/** A text of bytes as JSON; nearly every agent's name needs no escape. */
const text = (bytes: string): string => (/^[\w.-]*$/.test(bytes) ? `"${bytes}"` : JSON.stringify(bytes))
