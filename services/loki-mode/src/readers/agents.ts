import { z } from 'zod'
import { json } from '../files/json.ts'
import { listOf } from './shapes.ts'

export interface Agents {
  readonly total: number
  readonly active: number
}

/** A list of agents. What comes last is said of an agent that is listed twice. */
export const agents = listOf(z.looseObject({}), 'agents').transform((entries): Agents => {
  const statuses = new Map(entries.map((entry, at) => [identityOf(entry) ?? at, statusOf(entry)]))
  const active = [...statuses.values()].filter((status) => status === 'active')
  return { total: statuses.size, active: active.length }
})

/** `state/agents.json`: two programs write it in turn, each in its own words. */
export const readAgents = json(agents)

/** `agent_id` is the same for every agent of some versions: the id of the tool call tells them apart. */
const identified = z.union([
  z.object({ tool_id: z.string().min(1) }).transform(({ tool_id }) => tool_id),
  z.object({ id: z.union([z.string().min(1), z.number()]) }).transform(({ id }) => String(id)),
])

const identityOf = (entry: unknown): string | undefined => identified.safeParse(entry).data

const statusOf = (entry: unknown): string | undefined =>
  z.object({ status: z.string() }).safeParse(entry).data?.status
