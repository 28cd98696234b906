import {
  burnRate,
  burnWindows,
  exact,
  servicesOf,
  type Metric,
  type Problem,
  type SloWindow,
  type Stack,
} from '@octoscope/spec'
import { declare, type Chosen, type Declaration } from './declaration.ts'
import { annotations, type AlertPolicy, type SliDocument, type SloDocument } from './document.ts'
import { noEquivalent, parse } from './parse.ts'
import { readSelector } from './selector.ts'
import { objectiveOf, windowOf } from './terms.ts'
import { withinOf } from './within.ts'

export interface Imported {
  readonly declarations: readonly Declaration[]
  /** TypeScript, ready for a file `slos.ts` beside the system's metrics. */
  readonly source: string
  readonly problems: readonly Problem[]
}

/** Reads OpenSLO v1 into declarations over the metrics of a stack, and tells what has no equivalent here. */
export const importSlos = (yaml: string, stack: Stack): Imported => {
  const documents = parse(yaml)
  const problems: Problem[] = documents.flatMap(({ problem }) => problem ?? [])
  const indicators = new Map(documents.flatMap(({ sli }) => (sli ? [[sli.metadata.name, sli]] : [])))
  const declarations = documents
    .flatMap(({ slo }) => slo ?? [])
    .flatMap((slo) => {
      const read = declaration(slo, { indicators, metrics: metricsByName(stack) })
      problems.push(...read.problems)
      return read.declaration ?? []
    })
  return { declarations, source: declare(declarations), problems }
}

interface Known {
  readonly indicators: ReadonlyMap<string, SliDocument>
  readonly metrics: ReadonlyMap<string, { readonly variable: string; readonly metric: Metric }>
}

interface Read {
  readonly declaration?: Declaration
  readonly problems: readonly Problem[]
}

const declaration = (document: SloDocument, known: Known): Read => {
  const { metadata, spec } = document
  const where = `slo ${metadata.name}`
  const problems: Problem[] = []
  const missing = (what: string, advice: string) => void problems.push(noEquivalent(where, what, advice))

  if (spec.budgetingMethod !== 'Occurrences')
    missing(`budgeting by ${spec.budgetingMethod}`, 'Count events: Occurrences weighs each of them the same.')
  const objective = objectiveOf(spec.objectives)
  if (!objective)
    missing('these objectives', 'Give one target between 0 % and 100 %, and one SLO for each more.')
  const window = windowOf(spec.timeWindow)
  if (!window) missing('this time window', 'Give a rolling window of 7d, 28d, 30d or 90d.')
  const ratio = (spec.indicator ?? known.indicators.get(spec.indicatorRef ?? ''))?.spec.ratioMetric
  const side = ratio?.bad ? 'bad' : 'good'
  const part = ratio?.[side]
  if (!ratio?.counter || !part) {
    missing(
      'an indicator without two counters',
      'Give a ratioMetric with `counter: true`, `total`, and `good` or `bad`.',
    )
    return { problems }
  }
  const choose = (query: string) => chosen(query, { where, known, problems })
  const [total, chosenPart] = [
    choose(ratio.total.metricSource.spec.query),
    choose(part.metricSource.spec.query),
  ]
  if (window)
    problems.push(...(spec.alertPolicies ?? []).flatMap((policy) => unlike(policy, { where, window })))
  if (!objective || !window || !total || !chosenPart) return { problems }
  const declaredKind = metadata.annotations?.[annotations.kind]
  const within = side === 'good' ? withinOf(total, chosenPart) : undefined
  return {
    problems,
    declaration: {
      kind: declaredKind === 'availability' ? 'availability' : 'ratio',
      ...(within !== undefined && { kind: declaredKind === 'saturation' ? 'saturation' : 'latency', within }),
      name: metadata.name.replaceAll(/[^a-z0-9]+/g, '_'),
      promise: spec.description ?? metadata.name,
      objective,
      window,
      evidence: Number(metadata.annotations?.[annotations.evidence] ?? 5),
      total,
      part: { ...chosenPart, side },
    },
  }
}

const chosen = (
  query: string,
  { where, known, problems }: { readonly where: string; readonly known: Known; readonly problems: Problem[] },
): Chosen | undefined => {
  const selector = readSelector(query)
  if (!selector) {
    problems.push(
      noEquivalent(
        where,
        `the query ${query}`,
        'Give a plain selector: the increase over each window is taken here.',
      ),
    )
    return undefined
  }
  const suffix = /_(?:bucket|count)$/.exec(selector.name)?.[0] as '_bucket' | '_count' | undefined
  const plainly = known.metrics.get(selector.name)
  const part = suffix && known.metrics.get(selector.name.slice(0, -suffix.length))
  const found = plainly ?? part
  if (found)
    return { variable: found.variable, suffix: plainly ? '' : (suffix ?? ''), matchers: selector.matchers }
  problems.push({
    code: 'openslo/unknown-metric',
    where,
    message: `"${selector.name}" is read, and no service of the stack keeps it.`,
    advice: 'Declare it in the metrics of the service that records it.',
  })
  return undefined
}

/** A condition that the tables hold needs no word; another one has no equivalent. */
const unlike = (
  policy: AlertPolicy,
  { where, window }: { readonly where: string; readonly window: SloWindow },
): readonly Problem[] => {
  const advice = 'Burn alerts come from the tables in packages/spec/src/slo/burn-windows.ts.'
  if ('alertPolicyRef' in policy)
    return [noEquivalent(where, `alert policy ${policy.alertPolicyRef}`, advice)]
  const { page, ticket } = burnWindows(window)
  const ours = policy.spec.conditions.every(({ spec: { severity, condition } }) =>
    (severity === 'page' ? page : severity === 'ticket' ? ticket : []).some(
      (pair) =>
        pair.long === condition.lookbackWindow && exact.float(burnRate(pair, window)) === condition.threshold,
    ),
  )
  return ours ? [] : [noEquivalent(where, `alert policy ${policy.metadata.name}`, advice)]
}

const metricsByName = ({ systems }: Stack): Known['metrics'] =>
  new Map(
    systems.flatMap((system) =>
      servicesOf(system).flatMap(({ metrics }) =>
        Object.entries(metrics).map(([variable, metric]) => [metric.name, { variable, metric }] as const),
      ),
    ),
  )
