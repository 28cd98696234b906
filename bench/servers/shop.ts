import { httpServerMetrics, service } from '@octoscope/spec/metrics'

/** A service that declares what every HTTP server here declares. */
export const shop = service('shop', {
  summary: 'Answers orders.',
  port: 0,
  metrics: httpServerMetrics([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]),
})
