import type { Stack } from '@octoscope/spec'
import { dashboardsFolder } from '../grafana/dashboard-provider.ts'
import { answers, hardened, healthy, onLoopback, pinned, type Container } from './container.ts'
import { serviceOf } from '../part.ts'
import { secretPath } from '../secret.ts'
import { grafanaPassword } from './secrets.ts'

export const grafana = (stack: Stack): Container => {
  const { port } = serviceOf(stack, 'grafana')
  return {
    image: pinned(stack.images.grafana),
    user: '472',
    environment: {
      GF_SERVER_HTTP_PORT: String(port),
      GF_SECURITY_ADMIN_PASSWORD__FILE: secretPath(grafanaPassword),
      ...closed,
      ...silent,
    },
    secrets: [grafanaPassword],
    volumes: [
      './monitoring/grafana/provisioning:/etc/grafana/provisioning:ro',
      `./monitoring/grafana/dashboards:${dashboardsFolder}:ro`,
      'grafana_data:/var/lib/grafana',
    ],
    tmpfs: ['/tmp'],
    ports: [onLoopback(port)],
    healthcheck: answers(port, '/api/health'),
    depends_on: { prometheus: healthy, jaeger: healthy },
    mem_limit: '1g',
    ...hardened,
  }
}

/** Nobody enters without an account, and nobody makes one alone. */
const closed = {
  GF_USERS_ALLOW_SIGN_UP: 'false',
  GF_AUTH_ANONYMOUS_ENABLED: 'false',
  GF_SNAPSHOTS_EXTERNAL_ENABLED: 'false',
}

/** Calls nobody outside, and runs the plugins of its image only: what it needs is in there. */
const silent = {
  GF_ANALYTICS_REPORTING_ENABLED: 'false',
  GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
  GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
  GF_NEWS_NEWS_FEED_ENABLED: 'false',
  GF_SECURITY_DISABLE_GRAVATAR: 'true',
  GF_PLUGINS_PREINSTALL_DISABLED: 'true',
  GF_PLUGINS_PREINSTALL_AUTO_UPDATE: 'false',
}
