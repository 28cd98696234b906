import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { requireFreePorts } from './free-ports.ts'
import { listeners, ownerOf } from './port-owner.ts'
import type { Program } from './program.ts'

let server: Server | undefined

afterEach(() => void server?.close())

const listen = (): Promise<number> =>
  new Promise((resolve) => {
    server = createServer().listen(0, '127.0.0.1', () => {
      const address = server?.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

const program = (name: string, port: number): Program => {
  const url = `http://127.0.0.1:${port}`
  return { name, kind: 'service', command: 'node', args: [], env: {}, url, ready: url }
}

test('a taken port is named with who needs it, who has it and what to do', async () => {
  const port = await listen()
  const owner = process.platform === 'linux' ? `process ${process.pid} \\(` : 'another process'
  await expect(requireFreePorts([program('coder-arm', port)])).rejects.toThrow(
    new RegExp(`Port ${port} must be free for coder-arm; ${owner}[\\s\\S]*--port-offset`),
  )
})

test('a free port is free', async () => {
  const port = await listen()
  await new Promise((resolve) => server?.close(resolve))
  await expect(requireFreePorts([program('coder-arm', port)])).resolves.toBeUndefined()
  expect(await ownerOf(port)).toBeUndefined()
})

test('only sockets that listen on the port count', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41234 1 0000 100 0 0 10 0
   1: 0100007F:1F40 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 41235 1 0000 20 4 30 10 -1
   2: 0100007F:1F41 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41236 1 0000 100 0 0 10 0`
  expect(listeners(table, 8000)).toEqual(['41234'])
})
