import {
  anchored,
  arrivalsOf,
  alertsOf,
  labelsCarried,
  type Environment,
  type Matcher,
  type Route,
  type Stack,
} from '@octoscope/spec'
import type { Law } from './law.ts'
import { routePlace } from './route-place.ts'

export const routeLabel: Law = {
  id: 'route/label',
  rule: 'A route asks for, and groups by, labels that some alert carries, in expressions that can be read.',
  why: 'A route by a label that no alert carries takes nothing, and what it was made for goes elsewhere.',
  problems: ({ systems, environments }) =>
    environments.flatMap((environment) => {
      const carried = labelsOfAlerts(systems, environment)
      const { routing } = environment
      return [
        ...unknown(routing.groupBy, carried).map((problem) => ({
          where: routePlace(environment, []),
          ...problem,
        })),
        ...branches(routing.routes).flatMap((path) =>
          problemsOf(path, carried).map((problem) => ({ where: routePlace(environment, path), ...problem })),
        ),
      ]
    }),
}

const labelsOfAlerts = (systems: Stack['systems'], environment: Environment): ReadonlySet<string> =>
  new Set([
    ...systems.flatMap((system) =>
      alertsOf(system).flatMap((alert) => labelsCarried(alert, system, environment)),
    ),
    ...arrivalsOf(systems, environment).flatMap(({ labels }) => Object.keys(labels)),
  ])

/** Every route of the tree, as the path that leads to it. */
const branches = (routes: readonly Route[], above: readonly Route[] = []): readonly (readonly Route[])[] =>
  routes.flatMap((route) => [[...above, route], ...branches(route.routes, [...above, route])])

const problemsOf = (path: readonly Route[], carried: ReadonlySet<string>) => {
  const { matchers = [], groupBy = [] } = path.at(-1) ?? {}
  return [
    ...unknown([...matchers.map(({ label }) => label), ...groupBy], carried),
    ...matchers.filter(isUnreadable).map(({ label, value }) => ({
      message: `The expression for "${label}" must be readable; "${value}" is not.`,
      advice: 'Close its brackets and escape its special characters, or name the values with `anyOf`.',
    })),
  ]
}

const unknown = (labels: readonly string[], carried: ReadonlySet<string>) =>
  labels
    .filter((label) => !carried.has(label))
    .map((label) => ({
      message: `No alert carries the label "${label}".`,
      advice: `Alerts carry ${[...carried].toSorted().join(', ')}.`,
    }))

const isUnreadable = ({ operator, value }: Matcher): boolean =>
  operator.endsWith('~') && anchored(value) === undefined
