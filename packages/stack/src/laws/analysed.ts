import {
  analyse,
  findingsOf,
  type Alert,
  type Analysis,
  type Finding,
  type Instant,
  type Node,
  type Place,
  type Problem,
  type Stack,
} from '@octoscope/spec'
import { knownIn, type Known } from './known.ts'
import { queriesOf, type DeclaredQuery } from './queries.ts'

export interface AnalysedQuery extends DeclaredQuery {
  /** Undefined where the text is no PromQL. */
  readonly analysis: Analysis | undefined
  readonly findings: readonly Finding[]
}

/** Every query of a stack with all that is known of it; analysed once, however many laws ask. */
export const analysedQueries = (stack: Stack): readonly AnalysedQuery[] => {
  const queries = remembered.get(stack) ?? stack.systems.flatMap(queriesOf).map(analysedIn(knownIn(stack)))
  remembered.set(stack, queries)
  return queries
}

const remembered = new WeakMap<Stack, readonly AnalysedQuery[]>()

/** A query is analysed as text, so that it may name what the stack keeps and nothing else. */
const analysedIn =
  (known: Known) =>
  (query: DeclaredQuery): AnalysedQuery => {
    const text = String(query.expr)
    return { ...query, analysis: analyse(text, known), findings: findingsOf(text, known) }
  }

/** What is known of the condition of an alert of the stack. */
export const analysisOf = (stack: Stack, expr: Alert['expr'] | Instant): Analysis | undefined =>
  analysedQueries(stack).find((query) => query.expr === expr)?.analysis

/** The conditions of all alerts that are PromQL. */
export const conditionsOf = (stack: Stack): readonly (DeclaredQuery & { readonly analysis: Analysis })[] =>
  analysedQueries(stack).flatMap(({ analysis, ...query }) =>
    analysis && query.reader === 'alert' ? [{ ...query, analysis }] : [],
  )

/** The parts of a query of which one is enough: what stands between its outermost `or`s. */
export const branchesOf = (node: Node): readonly Node[] =>
  node.kind === 'binary' && node.operator === 'or'
    ? [...branchesOf(node.left), ...branchesOf(node.right)]
    : [node]

/** A Problem with a part of a query. */
export const problemAt = (
  { where, text }: { readonly where: string; readonly text: string },
  { from, to }: Place,
  { message, advice }: { readonly message: string; readonly advice: string },
): Omit<Problem, 'code'> => ({ where, message, advice, source: { text, from, to } })
