import { increase, ratio, samples, sum, where } from '@octoscope/spec'
import { ours } from './jobs.ts'
import { readings } from './metrics/readings.ts'
import { sourceParseErrors } from './metrics/sources.ts'
import { target } from './alerts/played.ts'

export const fileReadings = ratio('loki_file_readings', {
  promise: 'A file of the .loki directory is understood when it is read.',
  objective: '99%',
  window: '7d',
  total: where(readings, ours),
  good: where(readings, { ...ours, result: 'understood' }),
  evidence: 20,
  runbook: {
    impact: 'What is shown of the session is older than it seems.',
    look: [
      {
        see: 'Which files are not understood, and why.',
        query: sum(increase(where(sourceParseErrors, ours), '1h')).by('source', 'reason'),
      },
      '`loki status` on the machine of the session: it reads the same files.',
    ],
    act: [
      'If the reason is `syntax` or `changed`, the program writes the file very often: nothing is lost, the next reading has it.',
      'If it is `permission`, `not_a_file` or `too_large`, somebody has put something there: remove it.',
    ],
  },
  played: ({ good, bad }) => [
    samples(readings, { ...target, result: 'understood' }, good),
    samples(readings, { ...target, result: 'refused' }, bad),
  ],
})

export const slos = [fileReadings]
