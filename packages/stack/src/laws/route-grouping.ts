import { metricsOf, routesIn, type Pace, type System } from '@octoscope/spec'
import type { Law } from './law.ts'

export const routeGrouping: Law = {
  id: 'route/grouping',
  rule: 'Messages are grouped by labels with few values, so that one outage is a few messages and not hundreds.',
  why: 'Too narrow a group sends a message for each target of one outage, too wide a one hides the second trouble in the first.',
  problems: ({ systems, environments }) => {
    const many = labelsWithManyValues(systems)
    return environments.flatMap(({ name, routing }) =>
      [routing, ...routesIn(routing)].flatMap(({ groupBy = [], receiver }: Grouping) =>
        groupBy
          .filter((label) => many.has(label))
          .map((label) => ({
            where: `${name} › route → ${receiver.name}`,
            message: `groupBy must not split by "${label}": it has as many values as there are things that fail.`,
            advice: `Take "${label}" out: every alert of a group is listed in its message all the same.`,
          })),
      ),
    )
  },
}

type Grouping = Partial<Pace> & { readonly receiver: { readonly name: string } }

/** Labels without a closed set of values, one per process, and `...`, by which Alertmanager groups nothing. */
const labelsWithManyValues = (systems: readonly System[]): ReadonlySet<string> =>
  new Set([
    'instance',
    '...',
    ...systems.flatMap((system) =>
      [...metricsOf(system).keys()].flatMap(({ labels }) =>
        Object.entries(labels).flatMap(([name, { kind }]) => (kind === 'atMost' ? [name] : [])),
      ),
    ),
  ])
