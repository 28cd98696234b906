import { once } from 'node:events'
import { connect } from 'node:net'

const withinMs = 2000

/** Whether a program can do its work: it answers an HTTP address with 2xx, or a `redis://` one to a PING. */
export const answers = (ready: string): Promise<boolean> =>
  ready.startsWith('redis:') ? pong(new URL(ready)) : succeeds(ready)

const succeeds = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(withinMs) }).then(
    async (response) => (await response.body?.cancel(), response.ok),
    () => false,
  )

const pong = async ({ hostname, port }: URL): Promise<boolean> => {
  const signal = AbortSignal.timeout(withinMs)
  const socket = connect({ host: hostname, port: Number(port), signal })
  socket.on('error', () => {})
  try {
    await once(socket, 'connect', { signal })
    socket.write('PING\r\n')
    const [data] = (await once(socket, 'data', { signal })) as [Buffer]
    return String(data).startsWith('+PONG')
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
