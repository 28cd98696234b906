import {
  burnConditions,
  burnRate,
  exact,
  print,
  slosOf,
  type Burn,
  type BurnCondition,
  type Slo,
  type Stack,
  type System,
} from '@octoscope/spec'
import { dump } from 'js-yaml'
import { annotations } from './document.ts'

/** Every SLO of a stack as OpenSLO v1, one document each. */
export const exportSlos = ({ systems }: Stack): string =>
  systems
    .flatMap((system) => slosOf(system).map((slo) => document(slo, system)))
    .map((slo) => dump(slo, { lineWidth: -1, noRefs: true }))
    .join('---\n')

const document = (slo: Slo, system: System) => ({
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: {
    name: dashed(slo.name),
    annotations: { [annotations.kind]: slo.kind, [annotations.evidence]: String(slo.evidence) },
  },
  spec: {
    description: slo.promise,
    service: system.name,
    indicator: { metadata: { name: dashed(slo.name) }, spec: { ratioMetric: ratioMetric(slo) } },
    timeWindow: [{ duration: slo.window, isRolling: true }],
    budgetingMethod: 'Occurrences',
    objectives: [{ targetPercent: Number(slo.objective.slice(0, -1)) }],
    alertPolicies: (['page', 'ticket'] as const).flatMap((burn) =>
      burnConditions(slo, burn).map((pair) => alertPolicy(slo, burn, pair)),
    ),
  },
})

const ratioMetric = ({ indicator }: Slo) => ({
  counter: true,
  ...('bad' in indicator ? { bad: source(indicator.bad) } : { good: source(indicator.good) }),
  total: source(indicator.total),
})

const source = ({ node }: Slo['indicator']['total']) => ({
  metricSource: { type: 'Prometheus', spec: { query: print(node) } },
})

/** OpenSLO has one window for a condition: that the short one burns too is told in words. */
const alertPolicy = (slo: Slo, burn: Burn, pair: BurnCondition) => {
  const name = `${dashed(slo.name)}-${burn}-${pair.long}`
  return {
    kind: 'AlertPolicy',
    metadata: { name },
    spec: {
      description: `Spends ${pair.spends} % of the budget in ${pair.long}, and still burns over ${pair.short}.`,
      alertWhenBreaching: true,
      alertWhenResolved: false,
      alertWhenNoData: false,
      conditions: [
        {
          kind: 'AlertCondition',
          metadata: { name },
          spec: {
            severity: burn,
            condition: {
              kind: 'burnrate',
              threshold: exact.float(burnRate(pair, slo.window)),
              lookbackWindow: pair.long,
              alertAfter: '0m',
            },
          },
        },
      ],
      notificationTargets: [],
    },
  }
}

/** OpenSLO's names have no "_". */
const dashed = (name: string): string => name.replaceAll('_', '-')
