import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type RedisClientType } from 'redis'
import { onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'

/** A real Redis of its own for one test: Debian's `redis-server`. It keeps its port over restarts. */
export class RedisServer {
  readonly port: number
  readonly #args: readonly string[]
  readonly #folder: string
  #child: ChildProcess | undefined

  constructor(port: number, folder: string, args: readonly string[]) {
    this.port = port
    this.#folder = folder
    this.#args = args
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const basic = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--dir', this.#folder]
    const child = spawn('redis-server', [...basic, ...this.#args], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    let said = ''
    child.stdout.on('data', (data: Buffer) => (said += String(data)))
    await eventually(() => {
      if (!said.includes('Ready to accept connections')) throw new Error(`redis-server: ${said}`)
    })
  }

  /** As a crash would: nothing is said to its clients. */
  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  pause(): void {
    this.#child?.kill('SIGSTOP')
  }

  resume(): void {
    this.#child?.kill('SIGCONT')
  }
}

/** A server that ends with the test, started unless told otherwise. */
export const redisServer = async (
  args: readonly string[] = [],
  { started = true }: { readonly started?: boolean } = {},
): Promise<RedisServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'hemostat-redis-'))
  const server = new RedisServer(await freePort(), folder, args)
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  if (started) await server.start()
  return server
}

/** A client for the test itself. */
export const clientOf = async ({ url }: RedisServer, password?: string): Promise<RedisClientType> => {
  const client: RedisClientType = createClient({ url, ...(password !== undefined && { password }) })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => {
    if (client.isOpen) client.destroy()
  })
  return client
}
