import { job } from '@octoscope/spec'
import { alertAgent, analyzer, exporter, monitor, responder } from './targets.ts'

export const exporterJob = job('hemostat-metrics', '10s', [exporter])

export const agentsJob = job('hemostat-agents', '15s', [monitor, analyzer, responder, alertAgent])
