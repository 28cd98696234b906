/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { anyOf, like } from '../promql/index.ts'
import type { Alert } from '../rules/alert.ts'
import type { Job } from '../system/job.ts'
import type { System } from '../system/system.ts'
import { inhibition } from './inhibition.ts'
import type { Integration, Receiver } from './receiver.ts'
import { route } from './route.ts'
import type { Reaches, Routing } from './routing.ts'

declare const receiver: Receiver
declare const alerts: { readonly one: Alert; readonly other: Alert }
declare const system: System
declare const job: Job

route({ alertname: alerts.one, system, job, arm: 'coder' }, { receiver })
route({ alertname: [alerts.one, alerts.other], severity: anyOf('critical', 'warning') }, { receiver })
route(
  { cluster: like('octollm-.*') },
  { receiver, groupInterval: '5m', muteDuring: [{ name: 'weekend', weekdays: ['saturday', 'sunday'] }] },
)
// @ts-expect-error: no alert has this severity
route({ severity: 'page' }, { receiver })
// @ts-expect-error: neither has one of these
route({ severity: anyOf('critical', 'info') }, { receiver })
// @ts-expect-error: a name that nobody may declare
route({ alertname: 'Watchdog' }, { receiver })
// @ts-expect-error: the same
route({ system: 'octollm' }, { receiver })
// @ts-expect-error: no alert at all
route({ alertname: [] }, { receiver })
// @ts-expect-error: a branch that leads nowhere
route({ severity: 'critical' }, {})
// @ts-expect-error: a form that Alertmanager is about to forget
route({ severity: 'critical' }, { receiver, match: { severity: 'critical' } })

declare const routing: Routing
// @ts-expect-error: the tree itself takes everything
const picky: Routing = { ...routing, matchers: [] }
// @ts-expect-error: nobody says who hears of warnings
const forgotten: Reaches = { critical: [receiver], none: [receiver] }
// @ts-expect-error: a severity that reaches nobody, without a reason
const silent: Reaches = { critical: [], warning: [receiver], none: [receiver] }
void [picky, forgotten, silent]

// @ts-expect-error: a secret in the open
const open: Integration = { kind: 'slack', channel: '#alerts', url: 'https://hooks.slack.example/T0' }
// @ts-expect-error: the key of PagerDuty's first interface
const old: Integration = { kind: 'pagerduty', serviceKeySecret: 'key' }
void [open, old]

// @ts-expect-error: with nothing in common the source would silence every target there is
inhibition({ source: alerts.one, targets: [alerts.other], equal: [], why: '' })
// @ts-expect-error: a name that nobody may declare
inhibition({ source: alerts.one, targets: ['HighErrorRate'], equal: ['job'], why: '' })
// @ts-expect-error: nobody knows why
inhibition({ source: alerts.one, targets: [alerts.other], equal: ['job'] })
