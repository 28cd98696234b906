import { z } from 'zod'
import { listOf } from './shapes.ts'

/** How many tasks a list holds. A task is known by its id: some versions list one again whenever it is looked at. */
export const taskCount = listOf(z.union([z.string(), z.looseObject({})]), 'tasks').transform((tasks) => {
  const ids = tasks.map(idOf)
  const known = ids.filter((id) => id !== undefined)
  return new Set(known).size + (ids.length - known.length)
})

const identified = z.object({ id: z.union([z.string(), z.number()]) })

const idOf = (task: unknown): string | undefined => {
  if (typeof task === 'string') return task
  const read = identified.safeParse(task)
  return read.success ? String(read.data.id) : undefined
}
