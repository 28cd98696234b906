import { randomUUID } from 'node:crypto'
import { planner } from '@octoscope/octollm/services'
import { hand, type Prepared } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { ask } from '../../llm/ask.ts'
import type { Llm } from '../../llm/llm.ts'
import { metered } from '../../llm/metered.ts'
import { readProvider } from '../../llm/provider.ts'
import { readCommands } from '../executor/allow-list.ts'
import { plan } from './plan.ts'
import { planRequest, type PlanRequest } from './plan-request.ts'

/** `POST /plan`: has a language model turn a goal into steps, and lets no plan through that does not hold together. */
export const plannerHand = hand(planner, (env) => planning(readProvider(env), readCommands(env)))

/** The planner's work with this model, for an executor that runs these commands. */
export const planning = (model: Llm, executor_commands: readonly string[]): PlannerWork => ({
  limits: {
    goal_characters: 10_000,
    constraints: 50,
    steps: 20,
    provider: model.provider,
    model: model.model,
  },
  register: (app, telemetry) => {
    const llm = metered(model, telemetry)
    const schema = { body: jsonSchema(planRequest) }

    app.post<{ Body: PlanRequest }>('/plan', { schema }, async ({ body }) => {
      const prompt = JSON.stringify({ ...body, executor_commands })
      const { value, ...spent } = await ask(llm, { purpose: 'plan', system, prompt }, plan)
      const plan_id = randomUUID()
      telemetry.log.info({ plan_id, steps: value.steps.length }, 'plan.created')
      return { plan_id, ...value, provider: llm.provider, ...spent }
    })
  },
})

type PlannerWork = Prepared<(typeof planner)['metrics']>

const system = `You plan how to reach a goal. The question is a JSON object with the goal, its constraints and its context.
The arms: "executor" runs one of executor_commands without a shell, or fetches a URL; "coder" writes, explains or fixes
code, or says in words what earlier steps found; "retriever" searches documents. Let a step depend on another only
where it needs what the other found. An acceptance criterion is plain words, or: not empty, contains "x", matches /x/,
max length N, is json. Answer with one JSON object of this JSON Schema: ${JSON.stringify(jsonSchema(plan))}`
