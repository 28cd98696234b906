import { alert, anyOf, max, now, samples, time, where } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { agentHeartbeat, agentLastEvent } from '../metrics/agent.ts'

const others = where(agentHeartbeat, { agent: anyOf('analyzer', 'responder', 'alert') })

const beats = (agent: string, values: string) =>
  samples(agentHeartbeat, { job: exporterJob.name, instance: 'hemostat-exporter:9108', agent }, values)

const firing = (agent: string, age: string) => ({
  labels: { agent },
  summary: `Agent ${agent} is silent`,
  description: `The ${agent} gave its last sign of life ${age} ago.`,
})

export const agentSilent = alert('AgentSilent', {
  expr: time()
    .minus(max(now(others)).by('agent'))
    .above(90),
  for: '1m',
  severity: 'warning',
  summary: 'Agent {{ $labels.agent }} is silent',
  description: 'The {{ $labels.agent }} gave its last sign of life {{ $value | humanizeDuration }} ago.',
  runbook: {
    meaning:
      'An agent that beats every 15 seconds has missed six beats on Redis. Agents that never announced themselves, such as those of others, are not meant.',
    impact:
      'Its process may answer scrapes and still be cut off from the bus: what it should do is not done.',
    look: [
      { see: 'When each agent was last heard of.', query: now(agentLastEvent) },
      'The agent’s log: a lost connection to Redis is told once, with its cause.',
    ],
    act: ['See whether Redis answers it: address and password.', 'Restart the agent.'],
  },
  proof: {
    fires: [
      {
        when: 'one of three stops beating',
        given: [beats('analyzer', '0+60x20'), beats('responder', '0 60 60x20'), beats('alert', '0+60x20')],
        at: '6m30s',
        alerts: [firing('responder', '5m 30s')],
      },
      {
        when: 'each stops, and two exporters tell of one of them',
        given: [
          beats('analyzer', '0x20'),
          beats('responder', '0 30x20'),
          { series: beats('responder', '').series.replace(':9108', ':9109'), values: '0x20' },
          beats('alert', '0x20'),
        ],
        at: '3m30s',
        alerts: [firing('analyzer', '3m 30s'), firing('responder', '3m 0s'), firing('alert', '3m 30s')],
      },
    ],
    silent: [
      {
        when: 'all beat',
        given: [beats('analyzer', '0+60x20'), beats('responder', '0+60x20')],
        at: '10m30s',
      },
      {
        when: 'the last beat is always exactly 90 seconds old',
        given: [beats('alert', '-90+15x80')],
        every: '15s',
        at: '10m',
      },
      { when: 'the agents of others announce nothing', given: [], at: '10m30s' },
      {
        when: 'the monitor is silent, which has an alert of its own',
        given: [beats('monitor', '0x20')],
        at: '10m30s',
      },
      {
        when: 'one has been silent for less than two and a half minutes',
        given: [beats('alert', '0 60 60x20')],
        at: '3m15s',
      },
    ],
  },
})
