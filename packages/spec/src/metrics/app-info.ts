import { atMost } from './label.ts'
import { gauge } from './metric.ts'

/** What a service says of itself under the name `appInfo`: its telemetry records it by itself. */
export const appInfo = gauge('app_info', {
  help: 'Always 1; its labels tell what is running.',
  unit: 'info',
  exploration: 'Tells which versions run, when a change of behaviour has no other cause.',
  labels: { version: atMost(10), component: atMost(10), node_version: atMost(10) },
})
