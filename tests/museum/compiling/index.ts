import type { CompileTrap } from './trap.ts'

/** What each example stands on. */
export const ground = `
declare const calls: Counter<{ agent: { kind: 'atMost', limit: 20 }, outcome: { kind: 'oneOf', values: readonly ('ok' | 'failed')[] } }>
declare const replacements: Gauge
declare const down: Alert
declare const slow: Alert
declare const pager: Receiver
declare const bytesRead: CounterInstrument<Readonly<Record<never, never>>>
declare const about: {
  readonly for: '5m', readonly severity: 'warning', readonly description: '', readonly runbook: Runbook, readonly proof: Proof<never>
}
const many = sum(rate(calls, '5m')).above(10)
`

export const compileTraps: readonly CompileTrap[] = [
  {
    id: 'label-that-does-not-survive',
    told: ['O, further traps'],
    story:
      'The text names the job, and the sum has dropped it. The message reads “Too many calls of ”, and whoever is woken has to guess.',
    wrong: "alert('ManyCalls', { ...about, expr: many, summary: 'Too many calls of {{ $labels.job }}' })",
    says: 'is not assignable to type \'"The query does not keep the label job."\'',
    right: "alert('ManyCalls', { ...about, expr: many, summary: 'Too many calls' })",
  },
  {
    id: 'always-firing',
    told: ['O, further traps'],
    story:
      'A rule without a comparison has a value as long as there is data. It fires from the first minute, and everyone learns to look away.',
    wrong: "alert('ManyCalls', { ...about, expr: sum(rate(calls, '5m')), summary: '' })",
    says: "required in type 'Condition<never>'",
    right: "alert('ManyCalls', { ...about, expr: sum(rate(calls, '5m')).above(10), summary: '' })",
  },
  {
    id: 'severity-of-nobody',
    told: ['D17'],
    story:
      'One team says `page`, the routes say `critical`. An alert whose severity nobody routes ends where all the forgotten ones end.',
    wrong: "alert('ManyCalls', { ...about, expr: many, summary: '', severity: 'page' })",
    says: "Type '\"page\"' is not assignable to type 'Severity'",
    right: "alert('ManyCalls', { ...about, expr: many, summary: '', severity: 'critical' })",
  },
  {
    id: 'typed-rate-of-a-gauge',
    told: ['H1', 'L3'],
    story:
      'The commonest mistake of all does not wait for a check. A gauge has no rate, and the editor says so while the line is being written.',
    wrong: "rate(replacements, '5m')",
    says: "Argument of type 'Gauge' is not assignable to parameter of type 'Series<\"counter\">'",
    right: 'now(replacements)',
  },
  {
    id: 'total-of-somebody-else',
    told: ['H8'],
    story:
      'An engine tells how many bytes a container has read so far. A counter only adds, so the total is set on a gauge, and the rate that everyone takes of it is none of a counter. Here a counter mirrors a total, and a lower one is a reset.',
    wrong: 'bytesRead.set(4096)',
    says: "Property 'set' does not exist on type 'CounterInstrument",
    right: 'bytesRead.observe(4096)',
  },
  {
    id: 'typed-part-without-whole',
    told: ['L1', 'H2'],
    story:
      'Two sides that keep different labels find no partner. Their types differ as well, so the division is none.',
    wrong: "rate(calls, '5m').dividedBy(sum(rate(calls, '5m')))",
    says: "is not assignable to parameter of type 'never'",
    right: "sum(rate(where(calls, { outcome: 'failed' }), '5m')).dividedBy(sum(rate(calls, '5m')))",
  },
  {
    id: 'matchers-of-yesterday',
    told: ['O10'],
    story:
      '`match` is a form that Alertmanager still reads and means to forget. The day it does, every critical alert takes the way of all others.',
    wrong: "route({ severity: 'critical' }, { receiver: pager, match: { severity: 'critical' } })",
    says: "'match' does not exist in type 'About'",
    right: "route({ severity: 'critical' }, { receiver: pager })",
  },
  {
    id: 'secret-in-the-open',
    told: ['O11', 'O25', 'H11'],
    story:
      'The address of a chat’s webhook is its password, and it stands in a file that everyone may read. Here a secret has a name, and is a file that the operator provides.',
    wrong:
      "export const chat: Slack = { kind: 'slack', channel: '#alerts', url: 'https://hooks.example/T0/B0' }",
    says: "'url' does not exist in type 'Slack'",
    right: "export const chat: Slack = { kind: 'slack', channel: '#alerts', urlSecret: 'slack_webhook_url' }",
  },
  {
    id: 'key-of-the-first-interface',
    told: ['O12'],
    story:
      'PagerDuty’s first interface took a service key. Alertmanager takes it still, and the copied line rings in an integration that was closed years ago.',
    wrong: "export const page: PagerDuty = { kind: 'pagerduty', serviceKeySecret: 'key' }",
    says: "'serviceKeySecret' does not exist in type 'PagerDuty'",
    right: "export const page: PagerDuty = { kind: 'pagerduty', routingKeySecret: 'key' }",
  },
  {
    id: 'silence-for-all',
    told: ['O9'],
    story:
      'An inhibition that asks for no agreement silences its targets wherever they are. One desk goes down, and the troubles of all desks are hidden.',
    wrong: "inhibition({ source: down, targets: [slow], equal: [], why: '' })",
    says: 'Source has 0 element(s) but target requires 1',
    right: "inhibition({ source: down, targets: [slow], equal: ['job'], why: '' })",
  },
]
