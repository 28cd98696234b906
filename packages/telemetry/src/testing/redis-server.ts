import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'

/** A real Redis on a free port of the loopback, which keeps nothing, for one test. */
export const startRedis = async (): Promise<{ readonly port: number }> => {
  const port = await freePort()
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    '/tmp',
  ]
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'close')
  onTestFinished(async () => {
    server.kill()
    await ended
  })
  for await (const line of createInterface(server.stdout))
    if (line.includes('Ready to accept connections')) return { port }
  throw new Error('redis-server ended before it was ready.')
}
