import type { Severity } from '../rules/alert.ts'
import type { Receiver } from './receiver.ts'
import type { Pace, Route } from './route.ts'
import type { TimeInterval } from './time-interval.ts'

/** The tree by which Alertmanager finds the receivers of an alert, with what it is meant to achieve beside it. */
export interface Routing extends Pace {
  /** Takes whatever no route takes. */
  readonly receiver: Receiver
  readonly routes: readonly Route[]
  readonly reaches: Reaches
}

/** What the tree must achieve. It is stated apart from the tree, so that one can be held against the other. */
export type Reaches = Audience | Nobody

/** Who hears of an alert of each severity, in the order of the tree. A system may have an audience of its own. */
export interface Audience extends Readonly<Record<Severity, Receivers>> {
  readonly ofSystem?: Readonly<Record<string, Partial<Readonly<Record<Severity, Receivers>>>>>
}

type Receivers = readonly [Receiver, ...Receiver[]]

/** Nobody hears of any alert, and that is meant so. */
export interface Nobody {
  /** Why, as a sentence. */
  readonly nobody: string
}

/** The receivers that must hear of an alert; none where nobody hears of any. */
export const audienceOf = (
  { reaches }: Routing,
  { severity, system }: { readonly severity: Severity; readonly system: string },
): readonly Receiver[] =>
  'nobody' in reaches ? [] : (reaches.ofSystem?.[system]?.[severity] ?? reaches[severity])

/** Every route of the tree, each before its own branches. */
export const routesIn = ({ routes }: Pick<Routing, 'routes'>): readonly Route[] =>
  routes.flatMap((route) => [route, ...routesIn(route)])

/** Every receiver of the tree, once. */
export const receiversIn = (routing: Routing): readonly Receiver[] => [
  ...new Set([routing.receiver, ...routesIn(routing).map(({ receiver }) => receiver)]),
]

/** All hours in which some route is muted, once. */
export const mutedHoursIn = (routing: Routing): readonly TimeInterval[] => [
  ...new Set(routesIn(routing).flatMap(({ muteDuring }) => muteDuring)),
]
