import { absent, alert, increase, max, now, samples, sum, where } from '@octoscope/spec'
import { devloopJob } from '../jobs.ts'
import { sources } from '../metrics/index.ts'

const { sourceUp, sourceParseErrors } = sources
const scraped = { job: 'devloop', instance: 'devloop:9464' } as const
const readable = (values: string) => [samples(sourceUp, { ...scraped, source: 'events' }, values)]

export const sourceUnreadable = alert('DevLoopSourceUnreadable', {
  expr: max(now(where(sourceUp, { job: devloopJob.name })))
    .by('job', 'source')
    .equals(0)
    .or(absent(where(sourceUp, { job: devloopJob.name, source: 'events' }))),
  for: '5m',
  severity: 'warning',
  summary: 'DevLoop cannot read {{ $labels.source }}',
  description: '{{ $labels.source }} has not been readable for five minutes, or is not told of at all.',
  runbook: {
    meaning: 'A file under `.devloop/` that was there cannot be opened or understood any more.',
    impact: 'What it tells stands still: the dashboards show its last good values.',
    look: [
      {
        see: 'What was wrong with what was read.',
        query: sum(increase(sourceParseErrors, '1h')).by('source', 'reason'),
      },
      'The log of the exporter: a line names the file and the reason.',
    ],
    act: [
      'Give the exporter the right to read the folder.',
      'If the file is damaged, move it away: it is written anew.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'it becomes unreadable',
        given: readable('1 0x20'),
        at: '6m30s',
        alerts: [
          {
            labels: { job: 'devloop', source: 'events' },
            summary: 'DevLoop cannot read events',
            description: 'events has not been readable for five minutes, or is not told of at all.',
          },
        ],
      },
      {
        when: 'nothing is told of the event log',
        given: [samples(sourceUp, { ...scraped, source: 'context' }, '1x20')],
        at: '6m30s',
        alerts: [
          {
            labels: { job: 'devloop', source: 'events' },
            summary: 'DevLoop cannot read events',
            description: 'events has not been readable for five minutes, or is not told of at all.',
          },
        ],
      },
    ],
    silent: [
      { when: 'it is readable', given: readable('1x20'), at: '12m30s' },
      { when: 'it is unreadable for four minutes', given: readable('1 0x3 1x16'), at: '7m30s' },
      {
        when: 'the exporter of another system cannot read something',
        given: [
          ...readable('1x20'),
          samples(sourceUp, { job: 'loki-mode', instance: 'loki:1', source: 'context' }, '0x20'),
        ],
        at: '12m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: 'It is 0 or 1, never less.' }],
  },
})

const errors = (values: string) => [
  samples(sourceParseErrors, { ...scraped, source: 'events', reason: 'not_json' }, values),
]

export const linesDamaged = alert('DevLoopLinesDamaged', {
  expr: sum(increase(sourceParseErrors, '15m')).by('source', 'reason').above(5),
  for: '0s',
  severity: 'warning',
  summary: 'Lines of {{ $labels.source }} are damaged',
  description:
    'More than five lines of {{ $labels.source }} were skipped in 15 minutes: {{ $labels.reason }}.',
  runbook: {
    meaning: 'Lines were skipped because they are no events. What they told is counted nowhere.',
    impact: 'Counts are too low, by as many lines as were skipped.',
    look: [
      {
        see: 'What is wrong with them.',
        query: sum(increase(sourceParseErrors, '1h')).by('source', 'reason'),
      },
    ],
    act: [
      'For `nul_padding`: somebody truncates the file while another appends to it. Let one of them go.',
      'For `truncated` and `trailing_garbage`: two writers share the file without O_APPEND, or the disk is full.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'a line is damaged every minute',
        given: errors('0+1x30'),
        at: '20m30s',
        alerts: [
          {
            labels: { source: 'events', reason: 'not_json' },
            summary: 'Lines of events are damaged',
            description: 'More than five lines of events were skipped in 15 minutes: not_json.',
          },
        ],
      },
    ],
    silent: [
      { when: 'four lines are damaged in all', given: errors('0x5 4x25'), at: '12m30s' },
      { when: 'none is damaged', given: errors('9x30'), at: '20m30s' },
      { when: 'nothing was ever read', given: [], at: '20m30s' },
    ],
  },
})
