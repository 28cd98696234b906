/**
 * What one step of a value means. Base units only, as Prometheus and OpenTelemetry ask: seconds, never milliseconds;
 * ratios from 0 to 1, never percent. A thing that is counted carries its own name.
 */
export type Unit =
  | 'seconds'
  | 'bytes'
  | 'ratio'
  | 'dollars'
  | 'tokens'
  | 'requests'
  | 'tasks'
  | 'calls'
  | 'operations'
  | 'lookups'
  | 'detections'
  | 'violations'
  | 'spans'
  | 'failures'
  | 'errors'
  | 'reconnects'
  | 'measurements'
  | 'events'
  | 'series'
  | 'timestamp'
  | 'info'
  | 'state'
  | 'runs'
  | 'agents'
  | 'files'
  | 'issues'
  | 'pushes'
  | OtherUnit

/** Not base units: for names that others have published, as the law `metric/name` sees to. */
export type OtherUnit = 'milliseconds' | 'megabytes' | 'percent'
