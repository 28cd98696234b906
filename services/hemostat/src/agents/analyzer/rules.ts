import type { Anomaly, HealthAlertData } from '../../events/payloads.ts'
import type { Verdict } from './verdict.ts'

interface Rule {
  readonly when: (alert: HealthAlertData) => boolean
  readonly verdict: (alert: HealthAlertData) => Verdict
}

const found =
  (type: string, severity?: Anomaly['severity']) =>
  ({ anomalies }: HealthAlertData) =>
    anomalies.some((each) => each.type === type && (severity === undefined || each.severity === severity))

const say = (action: Verdict['action'], confidence: number, reason: string): Verdict => ({
  action,
  confidence,
  reason,
  is_false_alarm: false,
})

const falseAlarm = (confidence: number, reason: string): Verdict => ({
  action: 'none',
  confidence,
  reason,
  is_false_alarm: true,
})

/** 128 and the number of SIGKILL: what the kernel ends for want of memory. */
const killed = 137

/** The first that fits decides, so the gravest stand first. */
const rules: readonly Rule[] = [
  {
    when: found('excessive_restarts'),
    verdict: ({ restart_count }) =>
      say(
        'none',
        0.8,
        `It has been restarted ${restart_count ?? 'many'} times; once more does not help. A person has to look.`,
      ),
  },
  {
    when: (alert) => found('non_zero_exit')(alert) && alert.exit_code === killed,
    verdict: () => say('restart', 0.85, 'It was killed, probably for want of memory, and does not run.'),
  },
  {
    when: found('non_zero_exit'),
    verdict: ({ exit_code }) =>
      say('restart', 0.9, `It ended with exit code ${exit_code ?? 'unknown'} and does not run.`),
  },
  { when: found('unhealthy_status'), verdict: () => say('restart', 0.85, 'Its own health check fails.') },
  {
    when: found('high_memory', 'critical'),
    verdict: () => say('restart', 0.85, 'It is at the end of its memory; the kernel would kill it soon.'),
  },
  { when: found('high_cpu', 'critical'), verdict: () => say('restart', 0.8, 'It uses all of its CPU.') },
  {
    when: found('high_memory', 'high'),
    verdict: () => say('restart', 0.7, 'Its memory is high; a new beginning frees it.'),
  },
  {
    when: found('high_cpu', 'high'),
    verdict: () => say('scale_up', 0.75, 'Its CPU is high; more of it would share the load.'),
  },
]

/** What the rules think of an alert. Anything that they do not know is no more than worth a look. */
export const judgeByRules = (alert: HealthAlertData): Verdict =>
  rules.find(({ when }) => when(alert))?.verdict(alert) ??
  falseAlarm(0.8, 'Nothing that was found is above its threshold.')
