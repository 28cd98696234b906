import type { Llm } from '../llm.ts'
import { code } from './code.ts'
import { plan } from './plan.ts'

/** The embedded provider: no key, no network, the same answer every time. It follows rules and understands nothing. */
export const localLlm = (): Llm => ({
  provider: 'local',
  model,
  complete: async ({ purpose, system, prompt }) => {
    const text = JSON.stringify(answer[purpose](JSON.parse(prompt)))
    return { text, model, usage: { prompt: tokens(system + prompt), completion: tokens(text) } }
  },
})

const model = 'local-rules'

const answer = { plan, code } as const

/** An estimate: four characters of English make about one token. */
const tokens = (text: string): number => Math.ceil(text.length / 4)
