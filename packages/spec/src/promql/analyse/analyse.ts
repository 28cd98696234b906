import { catalogue, noMetrics, type Catalogue } from '../catalogue.ts'
import type { Finding } from '../finding.ts'
import type { Instant } from '../instant.ts'
import type { Node } from '../node.ts'
import { print } from '../print.ts'
import { read } from '../read/read.ts'
import type { Place, Reading } from '../read/reading.ts'
import { isUndeclared } from '../undeclared.ts'
import { selectors } from '../walk.ts'
import type { Facts } from './facts.ts'
import { factsOf } from './facts-of.ts'
import type { Scope, TargetLabels } from './scope.ts'

/** What can be known of a query without any sample. */
export interface Analysis {
  readonly text: string
  readonly node: Node
  /** What is known of the whole. */
  readonly facts: Facts
  /** The query and all its parts, each before its own parts. Every node is one of these, by identity. */
  readonly parts: readonly AnalysedPart[]
  readonly of: (node: Node) => AnalysedPart
  /** What is certainly wrong, in the order of the text. */
  readonly findings: readonly Finding[]
}

export interface AnalysedPart extends Place {
  readonly node: Node
  readonly facts: Facts
}

export interface Known {
  /** Every metric there is. Metrics that the query holds itself are known without it. */
  readonly catalogue?: Catalogue
  /** What scraping adds; unless told, a series may carry any label beyond those declared. */
  readonly targetLabels?: TargetLabels
}

/** A query as text, as a declaration, or as it was read. Undefined where the text is no PromQL: see {@link findingsOf}. */
export type Source = string | Instant | Reading

/**
 * What a query means. Text and declaration go the same way: a declaration is printed and read back, so that every part
 * has a place in the text that Prometheus will see. Never throws.
 */
export const analyse = (source: Source, known: Known = {}): Analysis | undefined => {
  const reading = readingOf(source, known)
  return reading.kind === 'reading' ? analysed(reading, known) : undefined
}

/** All that is wrong with a query, be it no PromQL at all. Never throws. */
export const findingsOf = (source: Source, known: Known = {}): readonly Finding[] => {
  const reading = readingOf(source, known)
  return reading.kind === 'reading' ? analysed(reading, known).findings : reading.problems
}

const readingOf = (source: Source, known: Known) => {
  if (typeof source === 'string') return read(source, known.catalogue)
  if ('kind' in source) return source
  return read(print(source.node), withOwn(source.node, known.catalogue))
}

/** The metrics that a declaration holds come before others of the same name. */
const withOwn = (node: Node, known: Catalogue = noMetrics): Catalogue => {
  const own = selectors(node).flatMap(({ metric }) => (isUndeclared(metric) ? [] : [metric]))
  return known.size === 0 ? catalogue(own) : new Map([...known, ...catalogue(own)])
}

const anyLabels: TargetLabels = () => undefined

const analysed = ({ text, node, places }: Reading, known: Known): Analysis => {
  const scope: Scope = {
    text,
    places,
    catalogue: known.catalogue ?? noMetrics,
    targetLabels: known.targetLabels ?? anyLabels,
    findings: [],
    facts: new Map(),
    factsOf,
  }
  const facts = factsOf(scope, node)
  const partOf = (each: Node): AnalysedPart => {
    const [own, place] = [scope.facts.get(each), places.of.get(each)]
    if (!own || !place) throw new TypeError('The node must be a part of this analysis. Take it from `parts`.')
    return { node: each, facts: own, ...place }
  }
  return {
    text,
    node,
    facts,
    get parts() {
      return [...scope.facts.keys()].map(partOf).toSorted((a, b) => a.from - b.from || b.to - a.to)
    },
    of: partOf,
    findings: scope.findings.toSorted((a, b) => a.from - b.from || a.to - b.to),
  }
}
