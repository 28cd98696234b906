import { readdirSync, readFileSync } from 'node:fs'

interface Row {
  readonly pid: number
  readonly parent: number
  /** A zombie has ended; only its parent has not asked for it yet. */
  readonly zombie: boolean
}

/** Every process of this machine. See proc(5), /proc/pid/stat: the name may hold spaces and brackets. */
const processes = (): readonly Row[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      const [state, parent] = statOf(pid)
      return parent === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), zombie: state === 'Z' }]
    })

const statOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

/** The processes that a process started, and those that they started. */
export const descendants = (ancestor: number): readonly number[] => {
  const all = processes()
  const below = (pid: number): readonly number[] =>
    all.filter(({ parent }) => parent === pid).flatMap((row) => [row.pid, ...below(row.pid)])
  return below(ancestor)
}

/** Which of these processes still run. */
export const running = (pids: Iterable<number>): readonly number[] => {
  const alive = new Set(
    processes()
      .filter(({ zombie }) => !zombie)
      .map(({ pid }) => pid),
  )
  return [...pids].filter((pid) => alive.has(pid))
}
