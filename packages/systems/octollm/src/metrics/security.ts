import { counter, oneOf } from '@octoscope/spec/metrics'

export const securityViolations = counter('security_violations_total', {
  help: 'Attempts that a guard found: in what came, in what was to run, in what was to leave.',
  unit: 'violations',
  labels: {
    violation_type: oneOf('prompt_injection', 'secret_leak', 'command_denied', 'host_denied'),
    severity: oneOf('low', 'medium', 'high', 'critical'),
  },
})

/** The kinds of personal data that are looked for. */
export const piiTypes = ['email'] as const

export const piiDetections = counter('pii_detections_total', {
  help: 'Pieces of personal data found in a text.',
  unit: 'detections',
  labels: { pii_type: oneOf(...piiTypes) },
})
