import { alarm, chat, heartbeat, pager } from '../../../packages/stack/src/laws/routed-example.ts'
import { route } from '../../../packages/spec/src/index.ts'
import { house, slow, toDeadMan, toPager, gone, full } from './house.ts'
import type { DeclarationTrap } from './trap.ts'

const slowInstance = alarm('Slow', 'warning', { job: 'example', instance: '1' })
const night = { name: 'night', times: [{ from: '22:00', to: '24:00' }] } as const

export const routes: readonly DeclarationTrap[] = [
  {
    id: 'nobody-is-woken',
    told: ['H10'],
    story:
      'Critical alerts wake a person, everyone believes. The route to the pager was lost in a change of the tree, and the outage is a line in a chat at night.',
    written: 'routes: [toDeadMan]',
    wrong: house({ routing: { routes: [toDeadMan()] } }),
    reaches: { labels: { alertname: 'Down', severity: 'critical' }, receivers: 'chat' },
    law: 'alert/routed',
    where: 'here › alert Down {job="example"}',
    rightlyWritten: "routes: [toDeadMan, route({ severity: 'critical' }, { receiver: pager })]",
    right: house(),
  },
  {
    id: 'heartbeat-every-hour',
    told: ['T17'],
    story:
      'A listener outside raises the alarm when the heartbeat stays away for five minutes. Its route repeats every four hours like all others, so the listener cries all day and is switched off.',
    written: "route({ alertname: heartbeat }, { receiver: deadMan, repeatInterval: '4h' })",
    wrong: house({
      routing: { routes: [toDeadMan({ groupInterval: '1m', repeatInterval: '4h' }), toPager] },
    }),
    reaches: { labels: { alertname: 'Heartbeat', severity: 'none' }, receivers: 'deadMan' },
    law: 'alert/heartbeat',
    where: 'here › alert Heartbeat {job="shop"}',
    rightlyWritten:
      "route({ alertname: heartbeat }, { receiver: deadMan, groupInterval: '1m', repeatInterval: '1m' })",
    right: house(),
  },
  {
    id: 'no-sign-of-life',
    told: ['H10', 'T18'],
    story:
      'Everything has an alert, except the alerting itself. When Prometheus or Alertmanager is gone, it is quiet, as on a good day.',
    written: 'alerts: [down, slow]',
    wrong: house({ alerts: [gone, slow, full], routing: { routes: [toPager] } }),
    law: 'alert/heartbeat',
    where: 'stack',
    rightlyWritten: "alerts: [heartbeat, down, slow] // heartbeat: expr: always(), severity: 'none'",
    right: house(),
  },
  {
    id: 'route-in-the-shade',
    told: ['O10'],
    story:
      'A route for one alert stands behind a route that takes all of its severity. The first that fits takes it, and the second is never asked.',
    written: 'routes: [toDeadMan, toPager, route({ alertname: full }, { receiver: pager })]',
    wrong: house({
      routing: { routes: [toDeadMan(), toPager, route({ alertname: full }, { receiver: pager })] },
    }),
    reaches: { labels: { alertname: 'Full', severity: 'critical' }, receivers: 'pager' },
    law: 'route/taken',
    where: 'here › route alertname="Full" → pager',
    rightlyWritten: 'routes: [toDeadMan, route({ alertname: full }, { receiver: pager }), toPager]',
    right: house({
      routing: { routes: [toDeadMan(), route({ alertname: full }, { receiver: pager }), toPager] },
    }),
  },
  {
    id: 'grouped-by-a-label-of-nobody',
    told: ['O9', 'O, further traps', 'H12'],
    story:
      'Messages are grouped by team. No alert tells a team; what is missing is equal everywhere, and all alerts of a kind end in one message, whoever they are for.',
    written: "groupBy: ['alertname', 'team']",
    wrong: house({ routing: { groupBy: ['alertname', 'team'] } }),
    law: 'route/label',
    where: 'here › route → chat',
    rightlyWritten: "groupBy: ['alertname', 'job']",
    right: house({ routing: { groupBy: ['alertname', 'job'] } }),
  },
  {
    id: 'one-message-per-instance',
    told: ['O12'],
    story:
      'Messages are grouped by instance. The outage of a rack is eighty messages at once, and the one that matters is the fifty-third.',
    written: "groupBy: ['alertname', 'instance']",
    wrong: house({
      alerts: [heartbeat, gone, full, slowInstance],
      inhibitions: [],
      routing: { groupBy: ['alertname', 'instance'] },
    }),
    law: 'route/grouping',
    where: 'here › route → chat',
    rightlyWritten: "groupBy: ['alertname']",
    right: house({ alerts: [heartbeat, gone, full, slowInstance], inhibitions: [] }),
  },
  {
    id: 'every-ten-seconds',
    told: ['O12'],
    story:
      '`group_interval: 10s` was meant to bring the first message soon; that is `group_wait`. It brings a new one every ten seconds for as long as the group changes.',
    written: "groupInterval: '10s'",
    wrong: house({ routing: { groupInterval: '10s' } }),
    law: 'route/pace',
    where: 'here › route severity="critical" → pager',
    rightlyWritten: "groupInterval: '5m'",
    right: house({ routing: { groupInterval: '5m' } }),
  },
  {
    id: 'outage-in-the-quiet-hours',
    told: ['O12', 'H10'],
    story:
      'Warnings shall not disturb the night. The hours were put on the route of the critical ones, and Alertmanager does as it is told.',
    written: "route({ severity: 'critical' }, { receiver: pager, muteDuring: [night] })",
    wrong: house({
      routing: {
        routes: [toDeadMan(), route({ severity: 'critical' }, { receiver: pager, muteDuring: [night] })],
      },
    }),
    reaches: { labels: { alertname: 'Down', severity: 'critical' }, receivers: 'pager' },
    law: 'route/muted',
    where: 'here › route severity="critical" → pager',
    rightlyWritten: "route({ severity: 'warning' }, { receiver: chat, muteDuring: [night] })",
    right: house({
      routing: {
        routes: [
          toDeadMan(),
          toPager,
          route({ severity: 'warning' }, { receiver: chat, muteDuring: [night] }),
        ],
      },
    }),
  },
]
