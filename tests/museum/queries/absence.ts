import { increase, job, service, down, sum } from '../../../packages/spec/src/index.ts'
import { spent } from '../metrics.ts'
import type { QueryTrap } from '../trap.ts'

const desk = job('desk', '15s', [service('desk', { summary: '', port: 9000, metrics: {} })])

export const absence: readonly QueryTrap[] = [
  {
    id: 'name-without-total',
    told: ['O2'],
    story:
      'The code calls its counter `desk_spent_dollars`, and the alert does too. The client library adds `_total` to what it exposes, so the alert waits for a series that nobody has.',
    wrong: 'increase(desk_spent_dollars[1h]) > 10',
    world: {
      when: '$60 are spent in an hour.',
      series: { 'desk_spent_dollars_total{model="m",job="desk",instance="1"}': '0+1x200' },
      at: '3h',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'metric/undeclared', guilty: 'desk_spent_dollars' },
    right: sum(increase(spent, '1h')).above(10),
  },
  {
    id: 'metric-of-nobody',
    told: ['O26', 'D9', 'H11'],
    story:
      'A rule was written for a number that somebody meant to record one day. No program ever did; the alert is green, and stays it.',
    wrong: 'increase(desk_false_alarms_total[1h]) > 10',
    world: {
      when: 'Defects are found by the dozen.',
      series: { 'desk_defects_total{severity="error",job="desk",instance="1"}': '0+1x200' },
      at: '3h',
    },
    misbehaves: 'missed alarm',
    caughtBy: { finding: 'metric/undeclared', guilty: 'desk_false_alarms_total' },
    right: 'increase(desk_defects_total{severity="error"}[1h]) > 10',
  },
  {
    id: 'down-and-gone',
    told: ['O19'],
    story:
      'A dead target has `up` at 0. One that vanished from the list of targets has no `up` at all, and nothing is not equal to 0.',
    wrong: 'up{job="desk"} == 0',
    world: {
      when: 'The last target of the job has left the list.',
      series: { 'up{job="desk",instance="1"}': '1x10 stale' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    seen: { query: 'up{job="desk"} == 0', answers: {} },
    caughtBy: { law: 'alert/blind', guilty: 'up{job="desk"} == 0', proof: 'absent' },
    right: down(desk),
  },
  {
    id: 'session-gone',
    told: ['L5'],
    story:
      'A session that ends sets its gauge to 0. One that crashes takes the gauge along, which is the case the alert was written for.',
    wrong: 'desk_session == 0',
    world: {
      when: 'The process that reported the session has crashed.',
      series: { 'desk_session{job="desk",instance="1"}': '1x10 stale' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { law: 'alert/blind', guilty: 'desk_session == 0', proof: 'absent' },
    right: 'desk_session{job="desk"} == 0 or absent(desk_session{job="desk"})',
  },
  {
    id: 'dead-from-the-start',
    told: ['H4'],
    story:
      'No step in ten minutes means that the planner hangs. A planner that never took a first step has no counter, and is never missed.',
    wrong: 'sum(rate(desk_steps_total[10m])) == 0',
    world: {
      when: 'The process is up, and its planner has never begun.',
      series: { 'up{job="desk",instance="1"}': '1x40' },
      at: '30m',
    },
    misbehaves: 'missed alarm',
    caughtBy: { proof: 'absent' },
    right: 'sum(rate(desk_steps_total[10m])) == 0 or absent(desk_steps_total)',
  },
  {
    id: 'stagnation-at-the-start',
    told: ['L6'],
    story:
      'A session whose round has not moved in half an hour is stuck. Ten minutes after its start there is not half an hour to look at, and what there is has not moved either.',
    wrong: 'changes(desk_iteration[30m]) == 0',
    world: {
      when: 'A session began ten minutes ago.',
      series: {
        'desk_iteration{job="desk",instance="1"}': '1x15',
        'desk_uptime_seconds{job="desk",instance="1"}': '0+60x15',
      },
      at: '10m',
    },
    misbehaves: 'false alarm',
    caughtBy: { proof: 'start' },
    right: 'changes(desk_iteration[30m]) == 0 and desk_uptime_seconds > 1800',
  },
  {
    id: 'stagnation-while-paused',
    told: ['L6'],
    story:
      'A session that runs and whose round has not moved in half an hour is stuck. One that was paused over lunch has not moved either, and in the minute in which it goes on it runs.',
    wrong: 'changes(desk_iteration[30m]) == 0 and desk_session == 1',
    world: {
      when: 'A session goes on after a pause of half an hour.',
      series: {
        'desk_iteration{job="desk",instance="1"}': '1x40',
        'desk_session{job="desk",instance="1"}': '2x28 1x12',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { proof: 'start' },
    right: 'changes(desk_iteration[30m]) == 0 and max_over_time(desk_session[30m]) == 1',
  },
  {
    id: 'stagnation-in-one-long-round',
    told: ['L6'],
    story:
      'One round may take an hour. The session works all the time, and whoever looks at the number of the round alone takes work for a standstill.',
    wrong: 'changes(desk_iteration[30m]) == 0 and desk_uptime_seconds > 1800',
    world: {
      when: 'A session works on one round for hours, and takes a step each minute.',
      series: {
        'desk_iteration{job="desk",instance="1"}': '1x40',
        'desk_uptime_seconds{job="desk",instance="1"}': '7200+60x40',
        'desk_last_step_timestamp{job="desk",instance="1"}': '0+60x40',
      },
      at: '30m',
    },
    misbehaves: 'false alarm',
    caughtBy: { proof: 'idle' },
    right:
      'changes(desk_iteration[30m]) == 0 and desk_uptime_seconds > 1800 and time() - desk_last_step_timestamp > 1800',
  },
]
