import { readFileSync, statSync } from 'node:fs'

/** A process of this machine. */
export interface Process {
  /** In seconds since 1970. */
  readonly started: number
  readonly uid: number
  /** It has ended; only its parent has not asked for it yet. */
  readonly zombie: boolean
}

/** A number that somebody wrote down as the one of their process. */
export interface Claim {
  readonly pid: number
  /** When it was written, in seconds since 1970. */
  readonly written: number
  /** Whose file it stands in. */
  readonly uid: number
}

/**
 * Whether the process of a claim still runs: one of the same user, that was there before its number was written down. A
 * number is given to another process after its own has ended, and that one began later. Both clocks are coarse: 2 s.
 */
export const isAlive = ({ written, uid }: Claim, process: Process | undefined): boolean =>
  process !== undefined && !process.zombie && process.uid === uid && process.started <= written + 2

/** Undefined where there is no such process. Reads Linux' /proc; elsewhere a process is asked whether it is there. */
export const findProcess = (pid: number): Process | undefined =>
  process.platform === 'linux' ? inProc(pid) : byItsAnswer(pid)

const inProc = (pid: number): Process | undefined => {
  try {
    const { uid } = statSync(`/proc/${pid}`)
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1'))
    return stat && { ...stat, started: bootTime() + stat.ticks / ticksPerSecond, uid }
  } catch {
    return undefined
  }
}

/** Source: proc(5), /proc/pid/stat. The name may hold blanks and brackets: the state follows the last `)`. */
export const parseStat = (text: string): { readonly zombie: boolean; readonly ticks: number } | undefined => {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[19])
  if (!Number.isFinite(ticks)) return undefined
  return { zombie: fields[0] === 'Z' || fields[0] === 'X', ticks }
}

/** Linux counts in hundredths of a second for user space, whatever its own clock. Source: time(7), USER_HZ. */
const ticksPerSecond = 100

const bootTime = (): number => Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'latin1'))?.[1])

/** Neither its owner nor its age can be told: it counts as ours from the beginning. `EPERM` means that it is there. */
const byItsAnswer = (pid: number): Process | undefined => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  return { started: 0, uid: process.getuid?.() ?? 0, zombie: false }
}
