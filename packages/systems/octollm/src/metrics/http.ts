import { httpServerMetrics } from '@octoscope/spec/metrics'

/** Requests to any OctoLLM service. The bounds are the guide's; 1 s is the latency objective's. */
export const { httpRequests, httpRequestDuration } = httpServerMetrics([0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10])

export const http = { httpRequests, httpRequestDuration }
