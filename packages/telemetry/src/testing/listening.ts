import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'

/** The address of an app on a real socket, for one test. */
export const listening = async (app: FastifyInstance): Promise<string> => {
  onTestFinished(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}
