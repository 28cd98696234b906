import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'

/** A real PostgreSQL on a free port of the loopback, with its data in a folder of its own. The user is `postgres`. */
export const startPostgres = async (): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'octoscope-postgres-'))
  const account = unprivileged()
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  const run = (program: string, args: readonly string[]) =>
    spawn(join(programs(), program), args, {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { LC_ALL: 'C' },
    })

  const initialised = run('initdb', [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ])
  initialised.stderr.pipe(process.stderr)
  const [code] = await once(initialised, 'close')
  if (code !== 0) throw new Error(`initdb ended with exit code ${String(code)}.`)

  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const server = run('postgres', ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])])
  const ended = once(server, 'close')
  const stop = async (): Promise<void> => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true })
  }
  const ready = new Promise<void>((resolve) => {
    createInterface(server.stderr).on('line', (line) => {
      if (line.includes('ready to accept connections')) resolve()
    })
  })
  const early = ended.then(() => Promise.reject(new Error('postgres ended before it was ready.')))
  early.catch(() => {})
  await Promise.race([ready, early])
  return { port, stop }
}

/** PostgreSQL refuses to run as root. The account that Debian made for it owns its home. */
const unprivileged = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const { uid, gid } = statSync('/var/lib/postgresql')
  return { uid, gid }
}

/** Of the newest version: Debian keeps each in a folder of its own, none of them on PATH. */
const programs = (): string => {
  const versions = readdirSync('/usr/lib/postgresql').toSorted((a, b) => Number(b) - Number(a))
  return join('/usr/lib/postgresql', versions[0] ?? '', 'bin')
}
