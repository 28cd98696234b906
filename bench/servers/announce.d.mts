import type { FastifyInstance } from 'fastify'

/** What a server sends when it answers. */
export interface Announcement {
  readonly port: number
}

/** What a server sends when it is asked; `cpu` in µs since its start, `rss` in bytes. */
export interface Usage {
  readonly cpu: NodeJS.CpuUsage
  readonly rss: number
}

export declare const announce: (port: number) => void
export declare const listen: (app: FastifyInstance) => Promise<void>
