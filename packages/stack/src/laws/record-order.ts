import {
  ruleGroupsOf,
  seconds,
  selectors,
  type Instant,
  type Recorded,
  type RuleGroup,
  type SelectorNode,
  type System,
} from '@octoscope/spec'
import type { Law } from './law.ts'

export const recordOrder: Law = {
  id: 'record/order',
  rule: 'A rule reads a record after it was written, and as often at most: from above in its group, or from an earlier group that is no slower.',
  why: 'A group is evaluated from top to bottom: a record read before it is written is one interval old.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      rulesOf(system).flatMap((reader) =>
        selectors(reader.expr.node).flatMap((selector) => {
          const { metric } = selector
          const written = rulesOf(system).filter(({ writes }) => writes && isReadBy(selector, writes))
          if (written.length === 0 || written.some((writer) => precedes(writer, reader))) return []
          return [
            {
              where: `${system.name} › group ${reader.group.name} › ${reader.name}`,
              message: `${reader.name} reads "${metric.name}" before it is written, or more often than it is.`,
              advice: `Move it below "${metric.name}" in the same group, or to a later group with the same or a longer interval.`,
            },
          ]
        }),
      ),
    ),
}

interface Place {
  readonly name: string
  readonly expr: Instant
  readonly writes?: Recorded
  readonly group: RuleGroup
  readonly groupIndex: number
  readonly index: number
}

/** Every rule with its place in the order of evaluation. */
const rulesOf = (system: System): readonly Place[] =>
  ruleGroupsOf(system).flatMap((group, groupIndex) =>
    [
      ...group.records.map((writes) => ({ name: writes.metric.name, expr: writes.expr, writes })),
      ...group.alerts.map(({ name, expr }) => ({ name, expr })),
    ].map((rule, index) => ({ ...rule, group, groupIndex, index })),
  )

/** Two rules may write the same series under labels of their own: the reader means the one whose labels it asks for. */
const isReadBy = ({ metric, matchers }: SelectorNode, { metric: { name }, fixed }: Recorded): boolean =>
  metric.name === name &&
  matchers.every(({ label, operator, value }) => operator !== '=' || (fixed[label] ?? value) === value)

/** A slower group would let the reader see one value twice, or, once it is five minutes old, none. */
const precedes = (writer: Place, reader: Place): boolean =>
  writer.groupIndex === reader.groupIndex
    ? writer.index < reader.index
    : writer.groupIndex < reader.groupIndex &&
      seconds(writer.group.interval) <= seconds(reader.group.interval)
