import { z } from 'zod'
import { json } from '../files/json.ts'
import { amount } from './shapes.ts'

/** US dollars for a million tokens, by a part of the model's name. */
export type Prices = Readonly<Record<string, Price>>

interface Price {
  readonly input: number
  readonly output: number
}

/** The program's own list. A model that is none of these costs as much as `sonnet`. */
export const standardPrices: Prices = {
  opus: { input: 5, output: 25 },
  sonnet: { input: 3, output: 15 },
  haiku: { input: 1, output: 5 },
  'gpt-5.3-codex': { input: 1.5, output: 12 },
}

const list = z.record(z.string(), z.object({ input: amount, output: amount }))

/** `pricing.json`: prices of one's own, the list itself or an object that holds it. */
export const readPricing = json(
  z.union([z.object({ pricing: list }).transform(({ pricing }) => pricing), list]),
)

export const priceOf = (model: string, prices: Prices): Price | undefined => {
  const name = model.toLowerCase()
  const known = Object.keys(prices).find((part) => name.includes(part.toLowerCase()))
  return known === undefined ? prices['sonnet'] : prices[known]
}
