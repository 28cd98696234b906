import { absent, alert, now, samples, where, type Condition } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { sessionStatus, up } from '../metrics/session.ts'
import { played, stranger, target } from './played.ts'

const status = where(sessionStatus, ours)
/** The one carries the labels of its target, the other only those that are asked for. */
const none: Condition = now(status).equals(0).or(absent(status))

const texts = {
  summary: 'No Loki Mode session runs',
  description: 'The session has been stopped, or nothing has been known of it, for more than five minutes.',
}

export const sessionDown = alert('LokiSessionDown', {
  expr: none,
  for: '5m',
  severity: 'warning',
  ...texts,
  runbook: {
    meaning:
      'The session was stopped or has come to its end, its process has died, or its directory cannot be read. A paused session does not fire it.',
    impact: 'No work is done on the project.',
    look: [
      { see: 'Whether the directory is there.', query: now(where(up, ours)) },
      'The last lines of `.loki/events.jsonl`: an event `session_end` tells of a good end, and its absence of a crash.',
      '`loki status` tells the same without Prometheus.',
    ],
    act: [
      'If the work is done, silence the alert, or stop the exporter with the session.',
      'If the session has crashed, start it again: it goes on from its files.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'the session has been stopped for a little more than five minutes',
        given: [played(sessionStatus, '1x2 0x10')],
        at: '8m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'the directory is gone, and with it the status',
        given: [played(sessionStatus, '1x2 _x15'), played(up, '1x2 0x15')],
        at: '15m30s',
        alerts: [{ labels: { job: 'loki-mode' }, ...texts }],
      },
      {
        when: 'somebody else’s session runs, and nothing is known of ours',
        given: [samples(sessionStatus, stranger, '1x15')],
        at: '12m30s',
        alerts: [{ labels: { job: 'loki-mode' }, ...texts }],
      },
    ],
    silent: [
      { when: 'the session runs', given: [played(sessionStatus, '1x15')], at: '12m30s' },
      { when: 'the session is paused', given: [played(sessionStatus, '2x15')], at: '12m30s' },
      {
        when: 'the session has been stopped for less than five minutes',
        given: [played(sessionStatus, '1x2 0x10')],
        at: '7m30s',
      },
      {
        when: 'somebody else’s session is stopped',
        given: [played(sessionStatus, '1x15'), samples(sessionStatus, stranger, '0x15')],
        at: '12m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: 'The status is 0, 1 or 2.' }],
  },
})
