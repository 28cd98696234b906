import type { Email, Integration, PagerDuty, Receiver, Slack, Webhook } from '@octoscope/spec'
import { secretPath } from '../secret.ts'

/** A receiver as Alertmanager keeps it: a list for each kind of integration. */
export const receiver = ({ name, integrations }: Receiver): object => {
  const lists: Record<string, object[]> = {}
  for (const [kind, settings] of integrations.map(integration)) (lists[kind] ??= []).push(settings)
  return { name, ...lists }
}

const integration = (way: Integration): readonly [list: string, settings: object] => {
  switch (way.kind) {
    case 'slack':
      return ['slack_configs', slack(way)]
    case 'pagerduty':
      return ['pagerduty_configs', pagerduty(way)]
    case 'email':
      return ['email_configs', email(way)]
    case 'webhook':
      return ['webhook_configs', { ...webhook(way), send_resolved: true }]
    case 'heartbeat':
      // A message that it has ended would be one more sign of life.
      return ['webhook_configs', { ...webhook(way), send_resolved: false }]
  }
}

const slack = ({ urlSecret, channel }: Slack) => ({
  api_url_file: secretPath(urlSecret),
  channel,
  send_resolved: true,
  title: `{{ .Status | toUpper }} ${headline}`,
  text: '{{ range .Alerts }}{{ .Annotations.description }} {{ .Annotations.runbook_url }}\n{{ end }}',
})

const pagerduty = ({ routingKeySecret }: PagerDuty) => ({
  routing_key_file: secretPath(routingKeySecret),
  send_resolved: true,
  severity: '{{ .CommonLabels.severity }}',
  description: headline,
})

/** PagerDuty refuses an event without a headline, and alerts of one group need not have their summary in common. */
const headline = '{{ or .CommonAnnotations.summary .CommonLabels.alertname "Several alerts" }}'

const email = ({ to, from, smarthost, username, passwordSecret }: Email) => ({
  to,
  from,
  smarthost,
  auth_username: username,
  auth_password_file: secretPath(passwordSecret),
  require_tls: true,
  send_resolved: true,
})

/** The address stands in the file itself: 0.25 knows no `url_file`. Both versions read the token from a file. */
const webhook = ({ url, tokenSecret }: Omit<Webhook, 'kind'>) => ({
  url,
  ...(tokenSecret && {
    http_config: { authorization: { type: 'Bearer', credentials_file: secretPath(tokenSecret) } },
  }),
})
