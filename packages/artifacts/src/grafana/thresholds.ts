import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Thresholds } from '@octoscope/spec'

/** Colours from the good side to the bad. Without thresholds all is green: left out, Grafana would draw red from 80. */
export const thresholds = (limits?: Thresholds): ThresholdsConfigBuilder =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(limits?.worse === 'below' ? worseBelow(limits) : worseAbove(limits))

const worseAbove = (limits?: Thresholds) => [
  { value: null, color: 'green' },
  ...(limits ? [{ value: limits.warning, color: 'yellow' }] : []),
  ...(limits?.critical === undefined ? [] : [{ value: limits.critical, color: 'red' }]),
]

/** A step's colour holds from its value upward, so the worst stands first. */
const worseBelow = ({ warning, critical }: Thresholds) => [
  ...(critical === undefined
    ? [{ value: null, color: 'yellow' }]
    : [
        { value: null, color: 'red' },
        { value: critical, color: 'yellow' },
      ]),
  { value: warning, color: 'green' },
]
