import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all that descend from it have taken so far, and hold now. */
export interface Taken {
  /** Seconds of processors. */
  readonly cpu: number
  /** Bytes. */
  readonly memory: number
  readonly read: number
  readonly written: number
}

/** Of a Linux machine: `getconf CLK_TCK` and `getconf PAGESIZE` say so on all that Node runs on. */
const [ticksPerSecond, pageSize] = [100, 4096]

interface Process {
  readonly pid: number
  readonly parent: number
  /** Its own, and those of its children that have ended. */
  readonly ticks: number
  readonly pages: number
}

/** Undefined where the process is not there, or the machine has no /proc. */
export const takenBy = (root: number): Taken | undefined => {
  const all = processes()
  const family = familyOf(root, all)
  if (family.length === 0) return undefined
  const io = family.map(({ pid }) => bytesOf(pid))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    cpu: sum(family.map(({ ticks }) => ticks)) / ticksPerSecond,
    memory: sum(family.map(({ pages }) => pages)) * pageSize,
    read: sum(io.map(({ read }) => read)),
    written: sum(io.map(({ written }) => written)),
  }
}

const processes = (): readonly Process[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? [])
  } catch {
    return []
  }
}

const familyOf = (root: number, all: readonly Process[]): readonly Process[] => {
  const family = all.filter(({ pid }) => pid === root)
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid))
  return family
}

/** Source: man 5 proc_pid_stat; fields are counted after the name, which may hold spaces and brackets. */
const statOf = (pid: number): Process | undefined => {
  const text = contentOf(`/proc/${pid}/stat`)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const at = (field: number): number => Number(fields[field - 3])
  if (fields.length < 20) return undefined
  return { pid, parent: at(4), ticks: at(14) + at(15) + at(16) + at(17), pages: at(24) }
}

const bytesOf = (pid: number): { readonly read: number; readonly written: number } => {
  const text = contentOf(`/proc/${pid}/io`)
  const value = (name: string) => Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  return { read: value('read_bytes'), written: value('write_bytes') }
}

/** A process may end while it is looked at. */
const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
