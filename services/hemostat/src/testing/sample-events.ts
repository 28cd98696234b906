import type { Channel } from '@octoscope/hemostat/metrics'
import type { ChannelData } from '../events/event.ts'
import { forms } from '../events/event.ts'
import { microsOf, writeTimestamp } from '../events/timestamp.ts'

const usage = {
  cpu_percent: 97.5,
  memory_percent: 42.25,
  memory_usage: 443_023_360,
  memory_limit: 1_048_576_000,
  network_rx_bytes: 1000,
  network_tx_bytes: 2000,
  blkio_read_bytes: 3000,
  blkio_write_bytes: 4000,
}

/** One event of each channel, all about the container `web`, as a real bus carries them. */
export const sampleData: ChannelData = {
  'hemostat:health_alert': {
    container_id: 'a1b2c3d4e5f6',
    container_name: 'web',
    image: 'shop:1',
    status: 'running',
    metrics: usage,
    anomalies: [{ type: 'high_cpu', severity: 'critical', threshold: 85, actual: 97.5 }],
    health_status: 'none',
    exit_code: 0,
    restart_count: 2,
  },
  'hemostat:remediation_needed': {
    container: 'web',
    action: 'restart',
    reason: 'It uses all of its CPU.',
    confidence: 0.8,
    metrics: usage,
    analysis_method: 'rule_based',
  },
  'hemostat:false_alarm': { container: 'web', reason: 'A peak.', confidence: 0.4, analysis_method: 'ai' },
  'hemostat:remediation_complete': {
    container: 'web',
    action: 'restart',
    result: { status: 'success' },
    dry_run: false,
    reason: 'It uses all of its CPU.',
    confidence: 0.8,
  },
}

const agentOn = {
  'hemostat:health_alert': 'monitor',
  'hemostat:remediation_needed': 'analyzer',
  'hemostat:false_alarm': 'analyzer',
  'hemostat:remediation_complete': 'responder',
} as const

/** The message on a channel. `data` replaces parts of the sample's. */
export const sampleMessage = <C extends Channel>(
  channel: C,
  { at = Date.now(), data = {} }: { readonly at?: number; readonly data?: Partial<ChannelData[C]> } = {},
): string =>
  JSON.stringify({
    event_type: forms[channel].eventType,
    timestamp: writeTimestamp(microsOf(at)),
    agent: agentOn[channel],
    data: { ...sampleData[channel], ...data },
  })
