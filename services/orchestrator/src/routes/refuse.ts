import type { FastifyReply } from 'fastify'

/** Answers with an error body. `more` stands beside code and message. */
export const refuse = (reply: FastifyReply, status: number, error: Refusal): FastifyReply =>
  reply.code(status).send({ error })

interface Refusal {
  readonly code: string
  /** What is wrong and what to do. It never repeats what the client sent. */
  readonly message: string
  readonly [more: string]: unknown
}
