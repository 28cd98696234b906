import { absent, alert, max, now, samples, time, where } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { agentHeartbeat, agentUptime } from '../metrics/agent.ts'

const monitor = where(agentHeartbeat, { agent: 'monitor' })

const beats = (values: string, instance = 'hemostat-exporter:9108') =>
  samples(monitor, { job: exporterJob.name, instance }, values)

const ofAnother = (values: string) =>
  samples(
    agentHeartbeat,
    { job: exporterJob.name, instance: 'hemostat-exporter:9108', agent: 'analyzer' },
    values,
  )

const firing = (age: string) => ({
  labels: { agent: 'monitor' },
  summary: 'Nobody looks at the containers',
  description: `The monitor has given no sign of life for more than 90 seconds, three of its looks, or none at all. It says ${age}.`,
})

export const noHealthAlertsDetected = alert('NoHealthAlertsDetected', {
  expr: time()
    .minus(max(now(monitor)).by('agent'))
    .above(90)
    .or(absent(monitor)),
  for: '1m',
  severity: 'critical',
  summary: 'Nobody looks at the containers',
  description:
    'The {{ $labels.agent }} has given no sign of life for more than 90 seconds, three of its looks, or none at all. It says {{ $value | humanizeDuration }}.',
  runbook: {
    meaning:
      'No event, state or heartbeat of the monitor has reached Redis for three of its looks. A system that is simply healthy has no alerts and is not meant: its monitor still writes what it sees.',
    impact: 'Containers may be in any state, and nobody would know.',
    look: [
      { see: 'How long each agent has been up.', query: now(agentUptime) },
      'The monitor’s log: an engine that does not answer is named there.',
      'Whether the exporter itself hears anything: alert HemostatExporterBlind.',
    ],
    act: ['Restart the monitor.', 'If it runs, see whether it reaches the Docker Engine: DOCKER_HOST.'],
  },
  proof: {
    fires: [
      {
        when: 'its last sign is older than three looks',
        given: [beats('0 30 60 60x20')],
        at: '6m30s',
        alerts: [firing('5m 30s')],
      },
      {
        when: 'it has never given one, and another agent has',
        given: [ofAnother('0+60x20')],
        at: '2m30s',
        alerts: [firing('1s')],
      },
      {
        when: 'both exporters have lost it for a little more than 90 seconds and a minute',
        given: [beats('0 30x20'), beats('0x20', 'hemostat-exporter-2:9108')],
        at: '3m30s',
        alerts: [firing('3m 0s')],
      },
    ],
    silent: [
      { when: 'it looks every half minute', given: [beats('0+60x20')], at: '10m30s' },
      {
        when: 'its last sign is always exactly 90 seconds old',
        given: [beats('-90+15x80')],
        every: '15s',
        at: '10m',
      },
      {
        when: 'another agent is silent, which has an alert of its own',
        given: [beats('0+60x20'), ofAnother('0x20')],
        at: '10m30s',
      },
      {
        when: 'one of two exporters has just begun and has heard nothing yet',
        given: [beats('0+60x20'), beats('0x20', 'hemostat-exporter-2:9108')],
        at: '10m30s',
      },
      {
        when: 'it has been silent for less than two and a half minutes',
        given: [beats('0 60 60x20')],
        at: '3m15s',
      },
    ],
  },
})
