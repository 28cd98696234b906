import type { Usage } from './llm.ts'

/** Dollars per million tokens. */
interface Price {
  readonly prompt: number
  readonly completion: number
  /** The day on which the provider's list said so. */
  readonly asOf: string
}

/**
 * List prices without batch, cache or volume discounts, by model. Sources: platform.openai.com/docs/pricing and
 * docs.anthropic.com/en/docs/about-claude/pricing. The local provider runs in this process and is never billed.
 */
export const prices: Readonly<Record<string, Price>> = {
  'local-rules': { prompt: 0, completion: 0, asOf: '2026-11-20' },
  'gpt-4o': { prompt: 2.5, completion: 10, asOf: '2026-03-21' },
  'gpt-4o-mini': { prompt: 0.15, completion: 0.6, asOf: '2026-03-21' },
  'gpt-4.1': { prompt: 2, completion: 8, asOf: '2026-03-21' },
  'gpt-4.1-mini': { prompt: 0.4, completion: 1.6, asOf: '2026-03-21' },
  'claude-sonnet-4-5': { prompt: 3, completion: 15, asOf: '2026-03-21' },
  'claude-haiku-4-5': { prompt: 1, completion: 5, asOf: '2026-03-21' },
}

/** What a call cost in dollars; undefined when the model has no price here, which is not the same as free. */
export const costOf = (model: string, usage: Usage): number | undefined => {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined
  if (price === undefined) return undefined
  return (usage.prompt * price.prompt + usage.completion * price.completion) / 1_000_000
}
