import { createHash } from 'node:crypto'
import type { Channel } from '@octoscope/hemostat/metrics'
import type { Scenario } from './scenarios.ts'

/** One thing that an agent does on the bus: an event, or the state of a container that is well. */
export type Telling =
  | { readonly kind: 'event'; readonly channel: Channel; readonly message: string }
  | { readonly kind: 'state'; readonly key: string; readonly value: string }

/** A story in its order: seen well, found unwell, judged, mended, seen well again. `at` is in ms since 1970. */
export const tellingsOf = (scenario: Scenario, at: number): readonly Telling[] => {
  const { anomalies, action, ends, confidence } = scenario
  const well = state(scenario, at)
  if (anomalies.length === 0) return [well]
  const alert = event('hemostat:health_alert', 'monitor', at + 5000, {
    ...identity(scenario),
    image: 'demo:1',
    status: scenario.exitCode === 0 ? 'running' : 'exited',
    metrics: usage(scenario),
    anomalies,
    health_status: 'unknown',
    exit_code: scenario.exitCode,
    restart_count: scenario.restarts,
  })
  const said = { container: scenario.name, reason: 'played', confidence, analysis_method: 'rule_based' }
  if (!action || !ends) return [well, alert, event('hemostat:false_alarm', 'analyzer', at + 6000, said)]
  return [
    well,
    alert,
    event('hemostat:remediation_needed', 'analyzer', at + 6500, {
      ...said,
      action,
      metrics: usage(scenario),
    }),
    event('hemostat:remediation_complete', 'responder', at + 11_500, {
      container: scenario.name,
      action,
      confidence,
      ...outcome(ends),
    }),
    ...(ends === 'success'
      ? [state({ ...scenario, metrics: { cpu_percent: 10, memory_percent: 30 } }, at + 20_000)]
      : []),
  ]
}

const outcome = (ends: NonNullable<Scenario['ends']>) =>
  ends === 'rejected'
    ? { result: { status: ends, reason: 'cooldown_active', remaining_seconds: 600 } }
    : {
        result: { status: ends, ...(ends === 'failed' && { error: 'played' }) },
        dry_run: false,
        reason: 'played',
      }

/** The same short id for the same name, as for a container that lives on. */
const identity = ({ name }: Scenario) => ({
  container_id: createHash('sha256').update(name).digest('hex').slice(0, 12),
  container_name: name,
})

const limit = 512 * 2 ** 20

const usage = ({ metrics }: Scenario) => ({
  ...metrics,
  memory_usage: (limit * metrics.memory_percent) / 100,
  memory_limit: limit,
  network_rx_bytes: 1000,
  network_tx_bytes: 2000,
  blkio_read_bytes: 4096,
  blkio_write_bytes: 8192,
})

const state = (scenario: Scenario, at: number): Telling => ({
  kind: 'state',
  key: `hemostat:state:container:${identity(scenario).container_id}`,
  value: JSON.stringify({
    ...identity(scenario),
    status: 'running',
    ...usage(scenario),
    health_status: 'unknown',
    timestamp: moment(at),
  }),
})

const types = {
  'hemostat:health_alert': 'container_unhealthy',
  'hemostat:remediation_needed': 'remediation_needed',
  'hemostat:false_alarm': 'false_alarm',
  'hemostat:remediation_complete': 'remediation_complete',
} as const satisfies Readonly<Record<Channel, string>>

const event = (channel: Channel, agent: string, at: number, data: object): Telling => ({
  kind: 'event',
  channel,
  message: JSON.stringify({ event_type: types[channel], timestamp: moment(at), agent, data }),
})

/** As Python writes it. */
const moment = (at: number): string => new Date(at).toISOString().replace('Z', '000+00:00')
