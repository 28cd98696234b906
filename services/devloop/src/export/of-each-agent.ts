import type { UsualRun } from './usual-run.ts'

type Status = UsualRun['status']

interface Place<T> {
  readonly agent: Buffer
  readonly status: Status
  readonly value: T
}

/** Keeps what is worked out for an agent and a status, found by the bytes of its name. It may be worked out again at any time. */
export const ofEachAgent = <T>(workOut: (agent: string, status: Status) => T): ((run: UsualRun) => T) => {
  const places: (Place<T> | undefined)[] = Array.from({ length: 256 })
  return (run) => {
    const { bytes, agent, agentEnd, status } = run
    let hash = status.length * 7 + (status === 'failure' ? 1 : 0)
    for (let at = agent; at < agentEnd; at++) hash = (hash * 31 + (bytes[at] ?? 0)) & 0xff
    const found = places[hash]
    if (found !== undefined && found.status === status && isName(found.agent, run)) return found.value
    const name = Buffer.from(bytes.subarray(agent, agentEnd))
    const value = workOut(name.toString('latin1'), status)
    places[hash] = { agent: name, status, value }
    return value
  }
}

const isName = (name: Buffer, { bytes, agent, agentEnd }: UsualRun): boolean => {
  if (name.length !== agentEnd - agent) return false
  for (let n = 0; n < name.length; n++) if (name[n] !== bytes[agent + n]) return false
  return true
}
