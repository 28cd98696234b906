import { readdir, readFile, readlink } from 'node:fs/promises'

export interface Owner {
  readonly pid: number
  readonly command: string
}

/** The process that listens on a TCP port, read from Linux' /proc. Undefined elsewhere, or when it is not ours to see. */
export const ownerOf = async (port: number): Promise<Owner | undefined> => {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((table) => readFile(table, 'utf8').catch(() => '')),
  )
  const sockets = new Set(
    tables.flatMap((table) => listeners(table, port)).map((inode) => `socket:[${inode}]`),
  )
  if (sockets.size === 0) return undefined
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  const holds = await Promise.all(pids.map((pid) => hasOpen(pid, sockets)))
  const pid = pids.find((_, index) => holds[index])
  return pid === undefined ? undefined : { pid: Number(pid), command: await commandOf(pid) }
}

/** The inodes of the sockets that listen on a port, in the text of a table of sockets. See proc(5), /proc/net/tcp. */
export const listeners = (table: string, port: number): readonly string[] =>
  table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, local, , state]) => state === listening && Number.parseInt(local?.split(':')[1] ?? '', 16) === port,
    )
    .flatMap((columns) => columns[9] ?? [])

/** TCP_LISTEN in the kernel's include/net/tcp_states.h. */
const listening = '0A'

const hasOpen = async (pid: string, sockets: ReadonlySet<string>): Promise<boolean> => {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
  const targets = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')))
  return targets.some((target) => sockets.has(target))
}

const commandOf = async (pid: string): Promise<string> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').join(' ').trim()
