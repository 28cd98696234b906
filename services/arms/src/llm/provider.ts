import type { Llm } from './llm.ts'
import { localLlm } from './local/local-llm.ts'

/** Chooses the language model by LLM_PROVIDER. Throws an error that names the variable. */
export const readProvider = (env: NodeJS.ProcessEnv): Llm => {
  const name = env['LLM_PROVIDER'] || 'local'
  const provider = Object.hasOwn(providers, name) ? providers[name] : undefined
  if (provider !== undefined) return provider()
  const known = Object.keys(providers).join(', ')
  throw new Error(
    `LLM_PROVIDER must be one of ${known}, got "${name}". Set it to one of them, or unset it for local.`,
  )
}

const providers: Readonly<Record<string, () => Llm>> = { local: localLlm }
