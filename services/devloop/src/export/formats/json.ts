import { bytesOf } from '../lines.ts'
import type { Output } from '../output.ts'
import type { Row } from '../row.ts'
import type { UsualRun } from '../usual-run.ts'
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
    ...(!detailed && {
      run: (run, to) => {
        to.text(separator())
        usualRun(run, to)
      },
    }),
    tail: () => '\n]\n',
  }
}

const object = ({ timestamp, agent, durationMs, status, cpuPercent, memoryMb }: Row): string =>
  `{"timestamp":"${timestamp}","agent":${text(agent)},"execution_time_ms":${durationMs || 'null'},"status":${status === '' ? 'null' : `"${status}"`},"cpu_percent":${cpuPercent || 'null'},"memory_mb":${memoryMb || 'null'}}`

/** A text of bytes as JSON; nearly every agent's name needs no escape. */
const text = (bytes: string): string => (/^[\w.-]*$/.test(bytes) ? `"${bytes}"` : JSON.stringify(bytes))

const word = (text: string): Buffer => Buffer.from(text)
const [timestamp, agent, duration] = [
  word('{"timestamp":"'),
  word('","agent":"'),
  word('","execution_time_ms":'),
]
const status = {
  success: word(',"status":"success","cpu_percent":'),
  failure: word(',"status":"failure","cpu_percent":'),
  '': word(',"status":null,"cpu_percent":'),
}
const [memory, end, nothing] = [word(',"memory_mb":'), word('}'), word('null')]

const usualRun = (run: UsualRun, to: Output): void => {
  const { bytes } = run
  to.word(timestamp)
  to.copy(bytes, run.timestamp, run.timestampEnd)
  to.word(agent)
  to.copy(bytes, run.agent, run.agentEnd)
  to.word(duration)
  if (run.duration === run.durationEnd) to.word(nothing)
  else to.copy(bytes, run.duration, run.durationEnd)
  to.word(status[run.status])
  if (run.cpu === run.cpuEnd) to.word(nothing)
  else to.copy(bytes, run.cpu, run.cpuEnd)
  to.word(memory)
  if (run.memory === run.memoryEnd) to.word(nothing)
  else to.copy(bytes, run.memory, run.memoryEnd)
  to.word(end)
}
