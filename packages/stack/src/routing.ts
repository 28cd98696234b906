import type { Receiver, Routing } from '@octoscope/spec'

/** Wakes a person. */
const pager: Receiver = {
  name: 'pager',
  integrations: [{ kind: 'pagerduty', keySecret: 'pagerduty_routing_key' }],
}

/** Read in working hours. */
const chat: Receiver = {
  name: 'chat',
  integrations: [{ kind: 'slack', channel: '#octollm-alerts', urlSecret: 'slack_webhook_url' }],
}

/** Alerts wait in Alertmanager, and nobody is told: for a machine where somebody looks. */
const nobody: Receiver = { name: 'nobody', integrations: [] }

const pace = {
  groupBy: ['alertname', 'job'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '12h',
  inhibitions: [],
} as const satisfies Partial<Routing>

export const onCall: Routing = {
  ...pace,
  fallback: chat,
  routes: [
    { severity: 'critical', receivers: [pager, chat] },
    { severity: 'warning', receivers: [chat] },
  ],
}

export const unattended: Routing = { ...pace, fallback: nobody, routes: [] }

/** One receiver for everything: a program that listens at `url`. */
export const toWebhook = (url: string): Routing => ({
  ...pace,
  fallback: { name: 'webhook', integrations: [{ kind: 'webhook', url }] },
  routes: [],
})
