import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Thresholds } from '@octoscope/spec'

/** Colours from green upward. Without thresholds all is green: left out, Grafana would draw red from 80. */
export const thresholds = (limits?: Thresholds): ThresholdsConfigBuilder =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([
      { value: null, color: 'green' },
      ...(limits ? [{ value: limits.warning, color: 'yellow' }] : []),
      ...(limits?.critical === undefined ? [] : [{ value: limits.critical, color: 'red' }]),
    ])
