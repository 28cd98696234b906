import type { Inhibition, Integration, Receiver, Route, Routing, Stack } from '@octoscope/spec'
import type { File } from '../file.ts'
import { secretPath } from '../secret.ts'
import { yaml } from '../yaml.ts'

/** `alertmanager.yml`, in the subset that 0.25 and 0.34 both read. */
export const config = ({ environment: { routing } }: Stack): File =>
  yaml('monitoring/alertmanager/alertmanager.yml', 'packages/stack/src/routing.ts', {
    global: { resolve_timeout: '5m' },
    route: {
      receiver: routing.fallback.name,
      group_by: routing.groupBy,
      group_wait: routing.groupWait,
      group_interval: routing.groupInterval,
      repeat_interval: routing.repeatInterval,
      ...(routing.routes.length > 0 && { routes: routing.routes.flatMap(routes) }),
    },
    receivers: receivers(routing).map(receiver),
    ...(routing.inhibitions.length > 0 && { inhibit_rules: routing.inhibitions.map(inhibition) }),
  })

/** A route for each receiver; all but the last let the next one have the alert too. */
const routes = ({ severity, receivers: all }: Route) =>
  all.map(({ name }, index) => ({
    receiver: name,
    matchers: [`severity="${severity}"`],
    ...(index < all.length - 1 && { continue: true }),
  }))

const receivers = ({ fallback, routes: all }: Routing): readonly Receiver[] => [
  ...new Set([fallback, ...all.flatMap((route) => route.receivers)]),
]

const receiver = ({ name, integrations }: Receiver) => ({ name, ...group(integrations.map(integration)) })

/** Alertmanager keeps a list for each kind of integration. */
const group = (entries: readonly (readonly [string, object])[]): Record<string, object[]> =>
  entries.reduce<Record<string, object[]>>(
    (lists, [kind, entry]) => ({ ...lists, [kind]: [...(lists[kind] ?? []), entry] }),
    {},
  )

const integration = (way: Integration): readonly [string, object] => {
  switch (way.kind) {
    case 'slack':
      return [
        'slack_configs',
        {
          api_url_file: secretPath(way.urlSecret),
          channel: way.channel,
          send_resolved: true,
          title: '{{ .Status | toUpper }} {{ .GroupLabels.alertname }}',
          text: '{{ range .Alerts }}{{ .Annotations.description }} {{ .Annotations.runbook_url }}\n{{ end }}',
        },
      ]
    case 'pagerduty':
      return [
        'pagerduty_configs',
        {
          routing_key_file: secretPath(way.keySecret),
          severity: '{{ .CommonLabels.severity }}',
          description: '{{ .CommonAnnotations.summary }}',
        },
      ]
    case 'webhook':
      return ['webhook_configs', { url: way.url, send_resolved: true }]
  }
}

const inhibition = ({ source, target, equal }: Inhibition) => ({
  source_matchers: [`alertname="${source}"`],
  target_matchers: [`alertname="${target}"`],
  equal,
})
