import type { Severity } from '../rules/alert.ts'
import type { Duration } from '../units/duration.ts'

/** A way out of Alertmanager. Secrets are named, never written: each is a file that the operator provides. */
export type Integration =
  | { readonly kind: 'slack'; readonly channel: string; readonly urlSecret: string }
  | { readonly kind: 'pagerduty'; readonly keySecret: string }
  | { readonly kind: 'webhook'; readonly url: string }

export interface Receiver {
  readonly name: string
  readonly integrations: readonly Integration[]
}

/** Alerts of one severity go to these receivers. */
export interface Route {
  readonly severity: Severity
  readonly receivers: readonly [Receiver, ...Receiver[]]
}

/** While `source` fires, `target` stays silent where the labels `equal` are the same on both and present. */
export interface Inhibition {
  readonly source: string
  readonly target: string
  readonly equal: readonly string[]
  readonly why: string
}

export interface Routing {
  /** Takes whatever no route takes. */
  readonly fallback: Receiver
  readonly routes: readonly Route[]
  readonly inhibitions: readonly Inhibition[]
  readonly groupBy: readonly string[]
  readonly groupWait: Duration
  readonly groupInterval: Duration
  readonly repeatInterval: Duration
}
