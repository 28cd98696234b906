import { coder } from '@octoscope/octollm/services'
import { z } from 'zod'
import { hand } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { ask } from '../../llm/ask.ts'
import { metered } from '../../llm/metered.ts'
import { readProvider } from '../../llm/provider.ts'
import { codeRequest, type CodeRequest } from './code-request.ts'

/** `POST /code`: has a language model write, explain or fix code. */
export const coderHand = hand(coder, (env) => {
  const model = readProvider(env)
  return {
    limits: {
      instruction_characters: 10_000,
      code_characters: 50_000,
      provider: model.provider,
      model: model.model,
    },
    register: (app, telemetry) => {
      const llm = metered(model, telemetry)
      const schema = { body: jsonSchema(codeRequest) }

      app.post<{ Body: CodeRequest }>('/code', { schema }, async ({ body }) => {
        const question = { purpose: 'code', system, prompt: JSON.stringify(body) } as const
        const { value, ...spent } = await ask(llm, question, written)
        const { request_type, language } = body
        telemetry.log.info({ request_type, characters: value.code.length }, 'code.written')
        return { ...value, language, provider: llm.provider, ...spent }
      })
    },
  }
})

const written = z.object({ code: z.string(), explanation: z.string() })

const system = `You write, explain and fix code. The question is a JSON object.
Answer with one JSON object of this JSON Schema: ${JSON.stringify(jsonSchema(written))}`
