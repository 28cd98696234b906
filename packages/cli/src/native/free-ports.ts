import { createServer } from 'node:net'
import { ownerOf, type Owner } from './port-owner.ts'
import type { Program } from './program.ts'

/** Throws one error that names every port that is taken, who needs it and who has it. */
export const requireFreePorts = async (programs: readonly Program[]): Promise<void> => {
  const checked = await Promise.all(
    programs.map(async (program) => ({ ...place(program), free: await isFree(place(program)) })),
  )
  const taken = checked.filter(({ free }) => !free)
  if (taken.length === 0) return
  const lines = await Promise.all(
    taken.map(
      async ({ port, name }) =>
        `Port ${port} must be free for ${name}; ${describe(await ownerOf(port))} has it.`,
    ),
  )
  throw new Error(
    `${lines.join('\n')}\nStop what has it, or give this run other ports with --port-offset, such as 1000.`,
  )
}

interface Place {
  readonly name: string
  readonly host: string
  readonly port: number
}

const place = ({ name, url }: Program): Place => {
  const { hostname, port } = new URL(url)
  return { name, host: hostname, port: Number(port) }
}

const isFree = ({ host, port }: Place): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen({ host, port }, () => server.close(() => resolve(true)))
  })

const describe = (owner: Owner | undefined): string =>
  owner ? `process ${owner.pid} (${shorten(owner.command)})` : 'another process'

const shorten = (command: string): string => (command.length > 80 ? `${command.slice(0, 79)}…` : command)
