import { alert, down, samples, up } from '@octoscope/spec'
import { agentsJob, exporterJob } from '../jobs.ts'
import { agents, type Agent } from '../metrics/agent.ts'

const every = (values: (agent: Agent) => string) =>
  agents.map((agent) => samples(up(agentsJob), { agent, instance: `hemostat-${agent}` }, values(agent)))

const firing = (agent: Agent, labels: { readonly instance?: string } = {}) => ({
  labels: { job: 'hemostat-agents', agent, ...labels },
  summary: `Agent ${agent} is down`,
  description: `The ${agent} of HemoStat has answered no scrape for more than two minutes, or is not scraped at all.`,
})

export const agentDown = alert('AgentDown', {
  expr: down(agentsJob),
  for: '2m',
  severity: 'warning',
  summary: 'Agent {{ $labels.agent }} is down',
  description:
    'The {{ $labels.agent }} of HemoStat has answered no scrape for more than two minutes, or is not scraped at all.',
  runbook: {
    meaning: 'Prometheus cannot scrape one of the four agents, or has lost it from its targets.',
    impact:
      'The chain from look to message ends where it is missing: nothing is found, judged, mended or told.',
    look: [
      'Status > Targets in Prometheus, job `hemostat-agents`: the error beside the target.',
      'The last log lines of the agent: a fatal line names the cause of an exit.',
    ],
    act: ['Restart the agent. It takes up its cooldowns and breakers from Redis.'],
  },
  proof: {
    fires: [
      {
        when: 'one agent stops answering',
        given: every((agent) => (agent === 'responder' ? '1 1 0x10' : '1x12')),
        at: '6m30s',
        alerts: [firing('responder', { instance: 'hemostat-responder' })],
      },
      ...agents.map((missing) => ({
        when: `the ${missing} is missing from the targets`,
        given: every((agent) => (agent === missing ? '_x12' : '1x12')),
        at: '6m30s' as const,
        alerts: [firing(missing)],
      })),
    ],
    silent: [
      { when: 'all answer', given: every(() => '1x12'), at: '6m30s' },
      {
        when: 'one has not answered for a minute and a half',
        given: every((agent) => (agent === 'responder' ? '1 1 0x10' : '1x12')),
        at: '3m30s',
      },
      {
        when: 'the exporter is down, which has an alert of its own',
        given: [
          ...every(() => '1x12'),
          samples(up(exporterJob), { instance: 'hemostat-exporter:9108' }, '0x12'),
        ],
        at: '6m30s',
      },
    ],
    equivalents: [{ operator: 'comparator', change: '== to <=', reason: '`up` is 0 or 1, never less.' }],
  },
})
