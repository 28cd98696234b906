import type { FastifyInstance, FastifyReply } from 'fastify'
import type { OrchestratorTelemetry } from '../orchestrator-telemetry.ts'
import type { Screening } from '../screening/screen.ts'
import type { Dispatcher } from '../tasks/dispatcher.ts'
import { contractSchema, type TaskContract } from '../tasks/task-contract.ts'
import { refuse } from './refuse.ts'

export interface SubmitTaskParts {
  readonly dispatcher: Dispatcher
  readonly telemetry: OrchestratorTelemetry
  readonly screen: (contract: TaskContract) => Promise<Screening>
}

/** `POST /tasks`: screens a task and accepts it. */
export const registerSubmitTask = (
  app: FastifyInstance,
  { dispatcher, telemetry, screen }: SubmitTaskParts,
): void => {
  const schema = { body: contractSchema }

  app.post<{ Body: TaskContract }>('/tasks', { schema }, async ({ body }, reply) => {
    const contract = knownFields(body)
    const screening = await screen(contract)
    if (screening.verdict !== 'passed') {
      telemetry.log.warn({ ...screening }, 'task.refused')
      return refuseScreened(reply, screening)
    }
    const task = await dispatcher.submit(contract)
    if (task === undefined) {
      telemetry.log.warn({ verdict: 'queue_full' }, 'task.refused')
      return refuseFull(reply)
    }
    return reply
      .code(202)
      .header('location', `/tasks/${task.id}`)
      .send({ task_id: task.id, status: task.status })
  })
}

const knownFields = ({ context, ...body }: TaskContract): TaskContract => ({
  goal: body.goal,
  constraints: body.constraints,
  acceptance_criteria: body.acceptance_criteria,
  budget: body.budget,
  priority: body.priority,
  metadata: body.metadata,
  ...(context !== undefined && { context }),
})

const refuseScreened = (
  reply: FastifyReply,
  screening: Exclude<Screening, { verdict: 'passed' }>,
): FastifyReply => {
  switch (screening.verdict) {
    case 'blocked':
      return refuse(reply, 400, {
        code: 'blocked',
        message: 'The task holds what the reflex layer stops. Remove what the detections name.',
        detections: screening.detections,
      })
    case 'rate_limited':
      return refuse(reply.header('retry-after', screening.retryAfter), 429, {
        code: 'rate_limited',
        message: 'Too many tasks from this client. Send the task again after the time in Retry-After.',
      })
    case 'unavailable':
      return refuse(reply.header('retry-after', retryAfterSeconds), 503, {
        code: 'screening_unavailable',
        message:
          'The reflex layer cannot be asked, and no task is accepted unscreened. Send the task again later.',
      })
  }
}

const refuseFull = (reply: FastifyReply): FastifyReply =>
  refuse(reply.header('retry-after', retryAfterSeconds), 429, {
    code: 'queue_full',
    message: 'As many tasks wait as may. Send the task again after the time in Retry-After.',
  })

const retryAfterSeconds = 5
