import { counter, oneOf } from '@octoscope/spec/metrics'

export const securityViolations = counter('security_violations_total', {
  help: 'Attempts that a guard found: in what came, in what was to run, in what was to leave.',
  unit: 'violations',
  exploration: 'Tells who tries what; how many are normal is not known yet, so nothing alarms.',
  labels: {
    violation_type: oneOf('prompt_injection', 'secret_leak', 'command_denied', 'host_denied'),
    severity: oneOf('low', 'medium', 'high', 'critical'),
  },
})

/** What the detectors of `@octoscope/screening` find. One that is missing here does not compile where it is counted. */
const piiTypes = [
  'email',
  'phone',
  'credit_card',
  'iban',
  'us_routing_number',
  'us_ssn',
  'us_itin',
  'uk_nhs_number',
  'uk_nino',
  'in_aadhaar',
  'passport',
  'drivers_license',
  'date_of_birth',
  'street_address',
  'ipv4',
  'ipv6',
  'mac_address',
] as const

export const piiDetections = counter('pii_detections_total', {
  help: 'Pieces of personal data found in a text.',
  unit: 'detections',
  exploration: 'Tells which personal data arrive, for the record of what is processed.',
  labels: { pii_type: oneOf(...piiTypes) },
})
