import { alert, changes, maxOverTime, minOverTime, now, rate, samples, time, where } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { events } from '../metrics/events.ts'
import { iterationCurrent, lastProgress, sessionStatus, uptime } from '../metrics/session.ts'
import { played, stranger, target } from './played.ts'

const standsStill = changes(where(iterationCurrent, ours), '30m').equals(0)
/** Neither paused nor started in the last half hour. Series of one target belong together: the first asks whose. */
const atWork = minOverTime(sessionStatus, '30m')
  .atLeast(1)
  .and(maxOverTime(sessionStatus, '30m').atMost(1))
  .and(now(uptime).above(1800))
/** One iteration may take long: as long as the session writes events it does something. */
const writesEvents = time().minus(now(lastProgress)).below(1800)

const texts = {
  summary: 'Loki Mode makes no progress',
  description: 'The session runs, and for half an hour it has begun no iteration and written no event.',
}

/** A session that began long before what is played. */
const session = (about: {
  readonly iteration: string
  readonly status?: string
  readonly uptime?: string
}) => [
  played(iterationCurrent, about.iteration),
  played(sessionStatus, about.status ?? '1x60'),
  played(uptime, about.uptime ?? '7200+60x60'),
]

export const stagnation = alert('LokiStagnation', {
  expr: standsStill.and(atWork).unless(writesEvents),
  for: '10m',
  severity: 'critical',
  ...texts,
  runbook: {
    meaning:
      'The process of the session lives, and nothing comes of it: no iteration has begun or ended for half an hour, and no event was written.',
    impact: 'Time passes, and maybe money, without work being done.',
    look: [
      { see: 'How many events were written each second.', query: rate(where(events, ours), '30m') },
      'The last lines of `.loki/events.jsonl` and of the log of the session: what it waits for.',
      'A session without hooks writes no events during an iteration: then a long iteration looks the same.',
    ],
    act: [
      'If it waits for a provider that does not answer, look at that one’s status page.',
      'If it hangs, put a file `.loki/STOP` there and start it again: it goes on from its files.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'a session that runs for hours has stood still for forty minutes',
        given: [...session({ iteration: '3x5 4x55' }), played(lastProgress, '300x60')],
        at: '47m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it was paused long before',
        given: session({ iteration: '4x60', status: '2x10 1x50' }),
        at: '52m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it was stopped long before',
        given: session({ iteration: '4x60', status: '0x10 1x50' }),
        at: '52m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'its last event is half an hour old all the time',
        every: '30s',
        given: [
          ...session({ iteration: '4x120', status: '1x120', uptime: '7200+30x120' }),
          played(lastProgress, '-1800+30x120'),
        ],
        at: '47m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it tells nothing of its events',
        given: session({ iteration: '4x60' }),
        at: '47m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it began a little more than half an hour before',
        given: session({ iteration: '0x60', uptime: '60+60x60' }),
        at: '40m30s',
        alerts: [{ labels: target, ...texts }],
      },
    ],
    silent: [
      { when: 'iterations go on', given: session({ iteration: '0+1x60' }), at: '47m30s' },
      {
        when: 'the last iteration began less than half an hour ago',
        given: session({ iteration: '3x12 4x48' }),
        at: '47m30s',
      },
      {
        when: 'it has stood still for less than forty minutes',
        given: session({ iteration: '3x5 4x55' }),
        at: '43m30s',
      },
      {
        when: 'one long iteration writes events all the time',
        given: [...session({ iteration: '4x60' }), played(lastProgress, '0+60x60')],
        at: '47m30s',
      },
      {
        when: 'its last event is a little less than half an hour old all the time',
        given: [...session({ iteration: '4x60' }), played(lastProgress, '-1740+60x60')],
        at: '47m30s',
      },
      {
        when: 'it began half an hour ago',
        given: session({ iteration: '0x60', uptime: '0+60x60' }),
        at: '40m30s',
      },
      {
        when: 'it began twenty-five minutes ago',
        given: session({ iteration: '0x60', uptime: '0+60x60' }),
        at: '25m30s',
      },
      {
        when: 'it is somebody else’s session that stands still',
        given: [
          samples(iterationCurrent, stranger, '4x60'),
          samples(sessionStatus, stranger, '1x60'),
          samples(uptime, stranger, '7200+60x60'),
        ],
        at: '47m30s',
      },
      {
        when: 'it was paused meanwhile',
        given: session({ iteration: '4x60', status: '1x15 2x5 1x40' }),
        at: '47m30s',
      },
      {
        when: 'it was stopped meanwhile',
        given: session({ iteration: '4x60', status: '1x15 0x5 1x40' }),
        at: '47m30s',
      },
      { when: 'it is stopped', given: session({ iteration: '4x60', status: '0x60' }), at: '47m30s' },
    ],
    equivalents: [
      { operator: 'comparator', change: '== to <=', reason: 'Nothing changes fewer times than never.' },
      {
        operator: 'comparator',
        change: '>= to ==',
        reason: 'The least is no more than the most, which is 1.',
      },
      {
        operator: 'comparator',
        change: '<= to ==',
        reason: 'The most is no less than the least, which is 1.',
      },
    ],
  },
})
