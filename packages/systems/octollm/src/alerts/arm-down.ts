import { alert, down, samples, up } from '@octoscope/spec'
import { armsJob, orchestratorJob } from '../jobs.ts'
import { arms, type Arm } from '../metrics/arm.ts'

const every = (values: (arm: Arm) => string) =>
  arms.map((arm) => samples(up(armsJob), { arm, instance: `${arm}-arm` }, values(arm)))

const firing = (arm: Arm, labels: { readonly instance?: string } = {}) => ({
  labels: { job: 'arms', arm, ...labels },
  summary: `Arm ${arm} is down`,
  description: `The ${arm} arm has answered no scrape for more than two minutes, or is not scraped at all.`,
})

export const armDown = alert('ArmDown', {
  expr: down(armsJob),
  for: '2m',
  severity: 'warning',
  summary: 'Arm {{ $labels.arm }} is down',
  description:
    'The {{ $labels.arm }} arm has answered no scrape for more than two minutes, or is not scraped at all.',
  runbook: {
    meaning: 'Prometheus cannot scrape one of the six arms, or has lost it from its targets.',
    impact: 'Tasks whose plan needs this arm fail after their retries; others go on.',
    look: [
      'Status > Targets in Prometheus, job `arms`: the error beside the target.',
      'The last log lines of the arm: a fatal line names the cause of an exit.',
    ],
    act: [
      'Restart the arm.',
      'If it dies again at once, start it by hand and read its first line: a setting it cannot use is named there.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'one arm stops answering',
        given: every((arm) => (arm === 'coder' ? '1 1 0x10' : '1x12')),
        at: '6m30s',
        alerts: [firing('coder', { instance: 'coder-arm' })],
      },
      ...arms.map((missing) => ({
        when: `the ${missing} arm is missing from the targets`,
        given: every((arm) => (arm === missing ? '_x12' : '1x12')),
        at: '6m30s' as const,
        alerts: [firing(missing)],
      })),
    ],
    silent: [
      { when: 'all answer', given: every(() => '1x12'), at: '6m30s' },
      {
        when: 'one is restarted within two minutes',
        given: every((arm) => (arm === 'coder' ? '1 1 0 1x10' : '1x12')),
        at: '6m30s',
      },
      {
        when: 'one has not answered for a minute and a half',
        given: every((arm) => (arm === 'coder' ? '1 1 0x10' : '1x12')),
        at: '3m30s',
      },
      {
        when: 'the orchestrator is down, which has an alert of its own',
        given: [
          ...every(() => '1x12'),
          samples(up(orchestratorJob), { instance: 'orchestrator:8000' }, '0x12'),
        ],
        at: '6m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
