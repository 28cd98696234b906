import { anyOf, route, type Pace, type Receiver, type Routing, type System } from '@octoscope/spec'
import { watchdog } from '@octoscope/platform'

/** Wakes a person. */
const pager: Receiver = {
  name: 'pager',
  integrations: [{ kind: 'pagerduty', routingKeySecret: 'pagerduty_routing_key' }],
}

/** Read in working hours. */
const chat: Receiver = {
  name: 'chat',
  integrations: [{ kind: 'slack', channel: '#octollm-alerts', urlSecret: 'slack_webhook_url' }],
}

/** A system whose alerts are read by those who work with it, in a channel of their own: nobody is woken for them. */
interface OwnChannel {
  readonly system: System
  /** Such as `#shop-alerts`. */
  readonly channel: string
}

const ownChat = ({ system, channel }: OwnChannel): Receiver => ({
  name: `${system.name}-chat`,
  integrations: [{ kind: 'slack', channel, urlSecret: 'slack_webhook_url' }],
})

/** A service outside, at `url`, that raises the alarm when the heartbeat stays away for five minutes. */
const heartbeat = (url: string): Receiver => ({
  name: 'heartbeat',
  integrations: [{ kind: 'heartbeat', url, tokenSecret: 'heartbeat_token' }],
})

/** Alerts wait in Alertmanager, and nobody is told. */
const nobody: Receiver = { name: 'nobody', integrations: [] }

const unhurried: Pace = {
  groupBy: ['alertname', 'job'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '12h',
}

const everyMinute: Pace = {
  groupBy: ['alertname'],
  groupWait: '0s',
  groupInterval: '1m',
  repeatInterval: '1m',
}

/** Where people are on call, and somebody else listens for the heartbeat. */
export const onCall = (heartbeatUrl: string, ownChannels: readonly OwnChannel[] = []): Routing => {
  const deadMan = heartbeat(heartbeatUrl)
  const apart = ownChannels.map((own) => ({ system: own.system, receiver: ownChat(own) }))
  return {
    ...unhurried,
    receiver: chat,
    routes: [
      route({ alertname: watchdog }, { receiver: deadMan, ...everyMinute }),
      ...apart.map(({ system, receiver }) => route({ system }, { receiver })),
      route({ severity: 'critical' }, { receiver: pager, continue: true }),
      route({ severity: anyOf('critical', 'warning') }, { receiver: chat }),
    ],
    reaches: {
      critical: [pager, chat],
      warning: [chat],
      none: [deadMan],
      ofSystem: Object.fromEntries(
        apart.map(({ system, receiver }) => [system.name, { critical: [receiver], warning: [receiver] }]),
      ),
    },
  }
}

export const unattended: Routing = {
  ...unhurried,
  receiver: nobody,
  routes: [],
  reaches: { nobody: 'Whoever starts the stack on their own machine sits in front of it.' },
}

/** One receiver for everything: a program that listens at `url`. */
export const toWebhook = (url: string): Routing => {
  const webhook: Receiver = { name: 'webhook', integrations: [{ kind: 'webhook', url }] }
  return {
    ...unhurried,
    receiver: webhook,
    routes: [],
    reaches: { critical: [webhook], warning: [webhook], none: [webhook] },
  }
}
