import { alertsOf, selectors, type Node } from '@octoscope/spec'
import type { Law } from './law.ts'

export const quantileReachable: Law = {
  id: 'alert/quantile-reachable',
  rule: 'A quantile is compared with a value below the last finite bucket: it can never be above it.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      alertsOf(system).flatMap(({ name, expr }) =>
        unreachable(expr.node).map(({ limit, last }) => ({
          where: `${system.name} › alert ${name}`,
          message: `The quantile is compared with ${limit}, and its last finite bucket ends at ${last}: it can never be above.`,
          advice: `Add a bucket above ${limit} to the histogram, or lower the limit.`,
        })),
      ),
    ),
}

const unreachable = (node: Node): readonly { readonly limit: number; readonly last: number }[] => {
  if (node.kind !== 'binary') return []
  const { operator, left, right } = node
  if (right.kind !== 'number') return [...unreachable(left), ...unreachable(right)]
  if (left.kind !== 'call' || left.function !== 'histogram_quantile' || !operator.startsWith('>')) return []
  const last = Math.min(
    ...selectors(left).map(({ metric }) => ('buckets' in metric ? (metric.buckets.at(-1) ?? 0) : Infinity)),
  )
  return right.value >= last ? [{ limit: right.value, last }] : []
}
