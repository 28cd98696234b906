import type { costSources } from '@octoscope/loki-mode/metrics'
import { priceOf, standardPrices, type Prices } from '../readers/pricing.ts'
import type { Iteration } from '../readers/efficiency.ts'
import type { Snapshot } from './snapshot.ts'

export interface Cost {
  readonly usd: number
  readonly source: (typeof costSources)[number]
}

/**
 * The highest cost that any file tells. Money that is spent stays spent, and what the files get wrong is that they stop
 * counting: one stood at 13 dollars while another went on to 322.
 */
export const costOf = ({ iterations, trackedCost, budget, state, prices }: Snapshot): Cost | undefined => {
  const told: readonly (Cost | undefined)[] = [
    iterations && costOfIterations(iterations, { ...prices, ...standardPrices, ...prices }),
    tell('budget', budget?.used ?? state?.value.budget?.used),
    tell('tracking', trackedCost),
  ]
  return told
    .filter((cost) => cost !== undefined)
    .reduce<Cost | undefined>(
      (highest, cost) => (highest && highest.usd >= cost.usd ? highest : cost),
      undefined,
    )
}

const tell = (source: Cost['source'], usd: number | undefined): Cost | undefined =>
  usd === undefined ? undefined : { usd, source }

/** The cost of each iteration as it is told, or by its tokens. Undefined where no iteration tells of either. */
const costOfIterations = (iterations: readonly Iteration[], prices: Prices): Cost | undefined => {
  const costs = iterations.flatMap((iteration) => {
    const usd = iteration.costUsd ?? costOfTokens(iteration, prices)
    return usd === undefined ? [] : [usd]
  })
  if (costs.length === 0) return undefined
  const told = iterations.some(({ costUsd }) => costUsd !== undefined)
  return { usd: costs.reduce((sum, usd) => sum + usd, 0), source: told ? 'efficiency' : 'tokens' }
}

const costOfTokens = ({ model = '', tokens }: Iteration, prices: Prices): number | undefined => {
  const price = priceOf(model, prices)
  return tokens && price && (tokens.input * price.input + tokens.output * price.output) / 1e6
}
