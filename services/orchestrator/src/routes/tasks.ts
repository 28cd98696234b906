import type { FastifyInstance, FastifyReply } from 'fastify'
import type { TaskFilter, TaskStore } from '../store/task-store.ts'
import type { Dispatcher } from '../tasks/dispatcher.ts'
import { taskStatuses, type TaskStatus } from '../tasks/task.ts'
import { refuse } from './refuse.ts'
import { taskView } from './task-view.ts'

export interface TasksParts {
  readonly dispatcher: Dispatcher
  readonly store: TaskStore
}

/** Reading tasks, and cancelling one. */
export const registerTasks = (app: FastifyInstance, { dispatcher, store }: TasksParts): void => {
  app.get<{ Params: Params }>('/tasks/:id', async ({ params }, reply) => {
    const task = await store.get(params.id)
    return task === undefined ? refuseUnknown(reply) : taskView(task)
  })

  const list = { schema: { querystring: filterSchema } }
  app.get<{ Querystring: TaskFilter }>('/tasks', list, async ({ query }) => ({
    tasks: (await store.list(query)).map(taskView),
  }))

  app.delete<{ Params: Params }>('/tasks/:id', async ({ params }, reply) => {
    const cancelled = await dispatcher.cancel(params.id)
    const task = await store.get(params.id)
    if (task === undefined) return refuseUnknown(reply)
    return cancelled ? taskView(task) : refuseEnded(reply, task.status)
  })
}

interface Params {
  readonly id: string
}

const filterSchema = {
  type: 'object',
  properties: {
    status: { type: 'string', enum: taskStatuses },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  },
}

const refuseUnknown = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 404, { code: 'not_found', message: 'There is no task of this id. Look it up in GET /tasks.' })

const refuseEnded = (reply: FastifyReply, status: TaskStatus): FastifyReply =>
  refuse(reply, 409, {
    code: 'already_ended',
    message: `The task is ${status} already and cannot be cancelled.`,
  })
