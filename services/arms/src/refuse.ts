import type { FastifyReply } from 'fastify'

export interface Refusal {
  readonly code: string
  readonly message: string
  /** The field of the body that is at fault. */
  readonly field?: string
}

/** Answers with the error form of all services. */
export const refuse = (reply: FastifyReply, status: number, error: Refusal): FastifyReply =>
  reply.code(status).send({ error })
