import { counter, oneOf } from '@octoscope/spec/metrics'

export const ciFailuresPrevented = counter('devloop_ci_failures_prevented_total', {
  help: 'Failures of the CI that did not happen, because a check before the push found them.',
  unit: 'failures',
})

export const buildTimeSaved = counter('devloop_build_time_saved_seconds_total', {
  help: 'Time of build machines that prevented failures would have taken.',
  unit: 'seconds',
})

export const developerTimeSaved = counter('devloop_developer_time_saved_seconds_total', {
  help: 'Time of people that was saved, by prevented failures and by what events tell.',
  unit: 'seconds',
})

export const pushes = counter('devloop_pushes_total', {
  help: 'Pushes that were checked, by whether they went out or were held back.',
  unit: 'pushes',
  labels: { outcome: oneOf('success', 'prevented') },
})

export const ciCost = counter('devloop_ci_cost_dollars_total', {
  help: 'Cost of CI runs, by whether it was spent or saved.',
  unit: 'dollars',
  labels: { outcome: oneOf('spent', 'saved') },
})

export const value = { ciFailuresPrevented, buildTimeSaved, developerTimeSaved, pushes, ciCost }
