import { readFile } from 'node:fs/promises'
import { SettingError } from '../../../setting-error.ts'

export interface LlmSettings {
  /** Ends in no `/`; `/chat/completions` is added. */
  readonly baseUrl: string
  readonly model: string
  readonly withinMs: number
  readonly key: () => Promise<string | undefined>
}

/** Undefined without `LLM_BASE_URL`: then the rules judge alone. Throws a {@link SettingError}. */
export const readLlmSettings = (env: NodeJS.ProcessEnv): LlmSettings | undefined => {
  const { LLM_BASE_URL: base, LLM_MODEL: model, LLM_API_KEY: key, LLM_API_KEY_FILE: keyFile } = env
  if (!base) return undefined
  const url = URL.parse(base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.search)
    throw new SettingError(
      'LLM_BASE_URL must be an address such as https://api.openai.com/v1, without a key in it; it is not. Change it, or unset it.',
    )
  if (!model) throw new SettingError('LLM_MODEL must name the model that LLM_BASE_URL offers. Set it.')
  return {
    baseUrl: base.replace(/\/+$/, ''),
    model,
    withinMs: timeoutOf(env),
    key: async () => (keyFile ? (await readFile(keyFile, 'utf8')).trim() : key) || undefined,
  }
}

const timeoutOf = (env: NodeJS.ProcessEnv): number => {
  const text = env['LLM_TIMEOUT_MS'] || '10000'
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= 120_000) return value
  throw new SettingError(
    `LLM_TIMEOUT_MS must be a whole number from 1 to 120000; it is "${text}". Change it, or unset it.`,
  )
}
