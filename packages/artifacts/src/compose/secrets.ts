import type { Integration, Routing } from '@octoscope/spec'

/** The password of Grafana's first administrator. */
export const grafanaPassword = 'grafana_admin_password'

/** The secrets that routing names: what its receivers are reached with. */
export const routingSecrets = ({ fallback, routes }: Routing): readonly string[] => {
  const receivers = [fallback, ...routes.flatMap((route) => route.receivers)]
  return [...new Set(receivers.flatMap(({ integrations }) => integrations.flatMap(secretsOf)))]
}

const secretsOf = (way: Integration): readonly string[] => {
  switch (way.kind) {
    case 'slack':
      return [way.urlSecret]
    case 'pagerduty':
      return [way.keySecret]
    case 'webhook':
      return []
  }
}

/** A secret is a file that the operator puts there. Compose starts nothing while one is missing. */
export const secretFile = (name: string) => ({ file: `./secrets/${name}` })
