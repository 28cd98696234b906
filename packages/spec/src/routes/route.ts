import type { Matcher } from '../promql/node.ts'
import type { Duration } from '../units/duration.ts'
import { matchersOf, type AskedOfAlert } from './asked-of-alert.ts'
import type { Receiver } from './receiver.ts'
import type { TimeInterval } from './time-interval.ts'

/** How alerts are gathered into one message, and when it is sent. A route inherits what it does not tell. */
export interface Pace {
  /** Alerts that agree in these labels share a message. */
  readonly groupBy: readonly string[]
  /** From the first alert of a group to its first message. */
  readonly groupWait: Duration
  /** From one message to the next about the same group, when alerts have joined or left it. */
  readonly groupInterval: Duration
  /** From one message to the next when nothing has changed. */
  readonly repeatInterval: Duration
}

/** A branch of the tree: what it takes, its own branches are offered first. */
export interface Route extends Partial<Pace> {
  readonly matchers: readonly Matcher[]
  readonly receiver: Receiver
  /** Whether the routes beside it, further down, are offered the same alert too. */
  readonly continue: boolean
  /** No message leaves this route in these hours. Its own branches are not muted by it. */
  readonly muteDuring: readonly TimeInterval[]
  readonly routes: readonly Route[]
}

type About = Pick<Route, 'receiver'> & Partial<Omit<Route, 'matchers'>>

/** Takes the alerts that fit all that is asked: `route({ severity: 'critical' }, { receiver: pager })`. */
export const route = (asked: AskedOfAlert, about: About): Route => ({
  matchers: matchersOf(asked),
  continue: false,
  muteDuring: [],
  routes: [],
  ...about,
})
