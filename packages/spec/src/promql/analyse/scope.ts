import type { Metric } from '../../metrics/metric.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Finding, FindingCode } from '../finding.ts'
import type { Node } from '../node.ts'
import type { Place, Places } from '../read/reading.ts'
import type { Facts } from './facts.ts'

/** What an analysis may know beyond the query, and what it gathers. */
export interface Scope {
  readonly text: string
  readonly places: Places
  readonly catalogue: Catalogue
  readonly targetLabels: TargetLabels
  readonly findings: Finding[]
  readonly facts: Map<Node, Facts>
  /** What is known of a part of the part at hand. */
  readonly factsOf: (scope: Scope, node: Node) => Facts
}

/** The labels that scraping adds to the series of a metric: `job`, `instance`, those of the target. Undefined where unknown. */
export type TargetLabels = (metric: Metric) => readonly string[] | undefined

const nowhere: Place = { from: 0, to: 0 }

export const placeOf = ({ places }: Scope, part: object): Place => places.of.get(part) ?? nowhere

/** The place of one label of a list of labels. */
export const labelPlace = ({ places }: Scope, labels: readonly string[], label: string): Place =>
  places.labels.get(labels)?.[labels.indexOf(label)] ?? nowhere

export const find = (
  { findings }: Scope,
  { from, to }: Place,
  finding: { readonly code: FindingCode; readonly message: string; readonly advice: string },
): void => void findings.push({ ...finding, from, to })

export const textAt = ({ text }: Scope, { from, to }: Place): string => text.slice(from, to)
