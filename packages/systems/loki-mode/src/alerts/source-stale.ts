import { absent, alert, now, samples, time, where, type Condition } from '@octoscope/spec'
import { ours } from '../jobs.ts'
import { sourceLastSuccess, sourceUp } from '../metrics/sources.ts'
import { sessionStatus, stateWritten } from '../metrics/session.ts'
import { played, stranger, target } from './played.ts'

const readable = where(sourceUp, ours)
const unreadable: Condition = now(readable).equals(0).or(absent(readable))
/** The program writes its state every 2 s as long as its session runs or is paused. */
const forgotten = time()
  .minus(now(where(stateWritten, ours)))
  .above(300)
  .and(now(sessionStatus).atLeast(1))
/** The one carries the labels of a source, the other those of the target. */
const outOfDate: Condition = unreadable.or(forgotten)

const texts = {
  summary: 'What is shown of Loki Mode is out of date',
  description:
    'A file of the .loki directory cannot be read, or is no longer written while the session runs.',
}

const reading = (source: 'agents' | 'events', values: string) =>
  samples(sourceUp, { ...target, source }, values)

export const sourceStale = alert('LokiSourceStale', {
  expr: outOfDate,
  for: '5m',
  severity: 'warning',
  ...texts,
  runbook: {
    meaning:
      'For five minutes a file could not be understood, or the session runs and its state file has not been written. The last good values are still shown.',
    impact: 'Panels and alerts may tell of a past that is over.',
    look: [
      {
        see: 'How many seconds ago each source was last understood.',
        query: time().minus(now(where(sourceLastSuccess, ours))),
      },
      { see: 'When the state file was last written.', query: now(where(stateWritten, ours)) },
      '`exporter_source_parse_errors_total` names the reason.',
    ],
    act: [
      'If a file is broken, move it away: the program writes a new one.',
      'If rights are missing, give the exporter those of the session’s user.',
      'If the state file is no longer written, its writer has died: start the session again.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'one of two files cannot be read for a little more than five minutes',
        given: [reading('agents', '1 1 0x15'), reading('events', '1x17')],
        at: '8m30s',
        alerts: [{ labels: { ...target, source: 'agents' }, ...texts }],
      },
      {
        when: 'files of somebody else are read, and nothing is told of ours',
        given: [samples(sourceUp, { ...stranger, source: 'agents' }, '1x20')],
        at: '6m30s',
        alerts: [{ labels: { job: 'loki-mode' }, ...texts }],
      },
      {
        when: 'nothing is told of any file',
        given: [],
        at: '6m30s',
        alerts: [{ labels: { job: 'loki-mode' }, ...texts }],
      },
      {
        when: 'the session runs, and its state was last written eleven minutes ago',
        given: [reading('agents', '1x20'), played(stateWritten, '60x20'), played(sessionStatus, '1x20')],
        at: '12m30s',
        alerts: [{ labels: target, ...texts }],
      },
      {
        when: 'it is paused, and its state is not written either',
        given: [reading('agents', '1x20'), played(stateWritten, '60x20'), played(sessionStatus, '2x20')],
        at: '12m30s',
        alerts: [{ labels: target, ...texts }],
      },
    ],
    silent: [
      {
        when: 'a file of somebody else cannot be read',
        given: [reading('agents', '1x20'), samples(sourceUp, { ...stranger, source: 'agents' }, '0x20')],
        at: '15m30s',
      },
      {
        when: 'somebody else’s state is old',
        given: [
          reading('agents', '1x20'),
          samples(stateWritten, stranger, '60x20'),
          samples(sessionStatus, stranger, '1x20'),
        ],
        at: '15m30s',
      },
      {
        when: 'the state is written all the time',
        given: [reading('agents', '1x20'), played(stateWritten, '0+60x20'), played(sessionStatus, '1x20')],
        at: '15m30s',
      },
      {
        when: 'the state was last written five minutes ago, at any time',
        every: '30s',
        given: [reading('agents', '1x40'), played(stateWritten, '-300+30x40'), played(sessionStatus, '1x40')],
        at: '15m30s',
      },
      {
        when: 'all files are read',
        given: [reading('agents', '1x20'), reading('events', '1x20')],
        at: '15m30s',
      },
      {
        when: 'a file cannot be read for less than five minutes',
        given: [reading('agents', '1x5 0x4 1x10')],
        at: '11m30s',
      },
      {
        when: 'the session runs, and its state was last written nine minutes ago',
        given: [reading('agents', '1x20'), played(stateWritten, '60x20'), played(sessionStatus, '1x20')],
        at: '10m30s',
      },
      {
        when: 'the session has ended, and writes nothing any more',
        given: [reading('agents', '1x30'), played(stateWritten, '60x30'), played(sessionStatus, '0x30')],
        at: '20m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: 'It is 0 or 1, never less.' }],
  },
})
