import type { Matcher } from '../promql/node.ts'
import type { Receiver } from './receiver.ts'
import type { Pace, Route } from './route.ts'
import type { Routing } from './routing.ts'

/** Where an alert comes to rest: a receiver, with the pace that holds there. */
export interface Stop extends Pace {
  readonly receiver: Receiver
  /** The routes that lead here; none when the tree's own receiver has it. */
  readonly path: readonly Route[]
}

export type AlertLabels = Readonly<Record<string, string>>

/** The receivers that Alertmanager tells of an alert, in the order of the tree. One stands there twice when it is told twice. */
export const receiversOf = (routing: Routing, labels: AlertLabels): readonly Receiver[] =>
  stopsOf(routing, labels).map(({ receiver }) => receiver)

/**
 * Every stop of an alert in the tree. A route's own branches come first, and the route itself has what none of them
 * takes; a route that has taken the alert hides those after it, unless it says `continue`.
 */
export const stopsOf = (routing: Routing, labels: AlertLabels): readonly Stop[] =>
  descend({ ...routing, path: [] }, routing.routes, labels)

const descend = (here: Stop, routes: readonly Route[], labels: AlertLabels): readonly Stop[] => {
  const taken = routes.filter(({ matchers }) => matchers.every((matcher) => fits(matcher, labels)))
  const last = taken.findIndex((route) => !route.continue)
  const offered = last < 0 ? taken : taken.slice(0, last + 1)
  if (offered.length === 0) return [here]
  return offered.flatMap((route) =>
    descend({ ...here, ...route, path: [...here.path, route] }, route.routes, labels),
  )
}

/** A label that is not there counts as empty. Expressions are anchored at both ends. */
const fits = ({ label, operator, value }: Matcher, labels: AlertLabels): boolean => {
  const found = labels[label] ?? ''
  switch (operator) {
    case '=':
      return found === value
    case '!=':
      return found !== value
    case '=~':
      return anchored(value)?.test(found) ?? false
    case '!~':
      return !(anchored(value)?.test(found) ?? true)
  }
}

/**
 * An expression as Alertmanager applies it; undefined when it cannot be read, and then nothing fits. RE2 and JavaScript
 * agree on what a label needs: alternatives, classes, repetition.
 */
export const anchored = (expression: string): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${expression})$`, 'u')
  } catch {
    return undefined
  }
}
