/** Whom Alertmanager tells, and how. Its ways out are taken all at once. */
export interface Receiver {
  readonly name: string
  readonly integrations: readonly Integration[]
}

/** A way out of Alertmanager. A secret is named, never written: each is a file that the operator provides. */
export type Integration = Slack | PagerDuty | Webhook | Email | Heartbeat

export interface Slack {
  readonly kind: 'slack'
  readonly channel: string
  /** Holds the address of the incoming webhook. */
  readonly urlSecret: string
}

export interface PagerDuty {
  readonly kind: 'pagerduty'
  /** Holds the routing key of an Events API v2 integration. */
  readonly routingKeySecret: string
}

export interface Webhook {
  readonly kind: 'webhook'
  /** Stands in the configuration for all to read: a key belongs in the token. */
  readonly url: string
  /** Holds the token that is sent as `Authorization: Bearer …`. */
  readonly tokenSecret?: string
}

export interface Email {
  readonly kind: 'email'
  readonly to: string
  readonly from: string
  /** Host and port of the mail server. It must speak TLS. */
  readonly smarthost: string
  readonly username: string
  readonly passwordSecret: string
}

/** A webhook that raises the alarm when it is called no more. It hears that an alert fires, and never that it ended. */
export interface Heartbeat extends Omit<Webhook, 'kind'> {
  readonly kind: 'heartbeat'
}

/** The secrets by which receivers are reached, each once. */
export const secretsOf = (receivers: readonly Receiver[]): readonly string[] => [
  ...new Set(receivers.flatMap(({ integrations }) => integrations.flatMap(secretOf))),
]

const secretOf = (way: Integration): readonly string[] => {
  switch (way.kind) {
    case 'slack':
      return [way.urlSecret]
    case 'pagerduty':
      return [way.routingKeySecret]
    case 'email':
      return [way.passwordSecret]
    case 'webhook':
    case 'heartbeat':
      return way.tokenSecret === undefined ? [] : [way.tokenSecret]
  }
}
