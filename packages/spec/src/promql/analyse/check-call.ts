import type { PromqlFunction } from '../language/function.ts'
import type { CallNode } from '../node.ts'
import type { Facts } from './facts.ts'
import { canHave } from './label-set.ts'
import { find, placeOf, textAt, type Scope } from './scope.ts'

/** A function against what its vector or range is made of. */
export const checkCall = (
  scope: Scope,
  node: CallNode,
  about: { readonly about: PromqlFunction; readonly main: Facts },
): void => {
  checkNature(scope, node, about)
  if (node.function === 'histogram_quantile') checkQuantile(scope, node, about.main)
}

const checkNature = (
  scope: Scope,
  node: CallNode,
  { about, main }: { readonly about: PromqlFunction; readonly main: Facts },
): void => {
  const { nature } = main
  if (!about.reads || !nature || main.type !== 'range') return
  const place = placeOf(scope, node)
  const [argument] = node.arguments
  const text = argument ? textAt(scope, placeOf(scope, argument)) : ''
  if (about.reads === 'counter' && nature === 'sum of counters')
    find(scope, place, {
      code: 'rate/of-sum',
      message: `${node.function} of a sum takes the restart of one process for a fall of all.`,
      advice: `Take ${node.function} of each series first, then sum.`,
    })
  else if (about.reads === 'counter' && nature !== 'counter')
    find(scope, place, {
      code: 'rate/of-gauge',
      message: `${node.function} reads a counter, and ${text} is a ${nature}: each fall counts as a restart.`,
      advice: node.function === 'resets' ? 'Use changes.' : 'Use delta or deriv for a gauge.',
    })
  else if (about.reads === 'gauge' && (nature === 'counter' || nature === 'sum of counters'))
    find(scope, place, {
      code: 'counter/delta',
      message: `${node.function} reads a gauge, and ${text} is a counter: each restart counts as a fall.`,
      advice: node.function === 'deriv' || node.function === 'idelta' ? 'Use rate.' : 'Use increase or rate.',
    })
}

const checkQuantile = (scope: Scope, node: CallNode, main: Facts): void => {
  const [, buckets] = node.arguments
  if (!buckets || main.type !== 'instant') return
  if (!canHave(main.labels, 'le') || main.labels.values.get('le')?.size === 1)
    find(scope, placeOf(scope, buckets), {
      code: 'quantile/no-le',
      message:
        'histogram_quantile reads buckets with their bound, and "le" has been aggregated away or fixed.',
      advice: 'Keep it: sum by (le, …) (rate(…_bucket[5m])).',
    })
  else if (main.buckets && (main.nature === 'counter' || main.nature === 'sum of counters'))
    find(scope, placeOf(scope, buckets), {
      code: 'quantile/no-rate',
      message: 'histogram_quantile of bare buckets speaks of all time since each process began.',
      advice: 'Take the rate first: sum by (le, …) (rate(…_bucket[5m])).',
    })
}
