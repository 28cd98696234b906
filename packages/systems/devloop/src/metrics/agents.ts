import { counter, gauge, histogram } from '@octoscope/spec/metrics'
import { agent, status } from './labels.ts'

export const agentRuns = counter('devloop_agent_runs_total', {
  help: 'Runs of an agent that have ended, by whether it could do its work.',
  unit: 'runs',
  labels: { agent, status },
})

export const agentQueueDepth = gauge('devloop_agent_queue_depth', {
  help: 'Runs of an agent that wait or are under way.',
  unit: 'runs',
  labels: { agent },
})

/** Bounds at every limit of the guide, half a second, one and two, and beyond: tests take minutes. */
export const agentDuration = histogram('devloop_agent_execution_duration_seconds', {
  help: 'How long a run of an agent took, failed ones included.',
  unit: 'seconds',
  labels: { agent },
  buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
})

export const agentLastRun = gauge('devloop_agent_last_run_seconds', {
  help: 'How long the last run of an agent took.',
  unit: 'seconds',
  labels: { agent },
})

export const agentCpu = gauge('devloop_agent_cpu_ratio', {
  help: 'Processors that the last run of an agent kept busy on average; 1 is one of them.',
  unit: 'ratio',
  labels: { agent },
})

export const agentMemory = gauge('devloop_agent_memory_bytes', {
  help: 'The most memory that the last run of an agent held.',
  unit: 'bytes',
  labels: { agent },
})

export const agents = { agentRuns, agentQueueDepth, agentDuration, agentLastRun, agentCpu, agentMemory }
