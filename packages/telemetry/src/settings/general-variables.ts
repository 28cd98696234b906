import { anyText, flag, oneOf, pairs, someOf } from './forms.ts'
import { variable } from './variable.ts'

/** Who speaks, and how. */
export const generalVariables = {
  disabled: variable('OTEL_SDK_DISABLED', {
    form: flag,
    fallback: false,
    meaning:
      '`true`: no spans, no ids in log lines, nothing pushed. `/metrics` and the lines on standard output are the service’s own and stay.',
  }),
  serviceName: variable('OTEL_SERVICE_NAME', {
    form: anyText,
    fallback: undefined,
    fallbackTold: 'the declaration’s name',
    meaning: 'The name in metrics, traces, logs and health. Stronger than `service.name` below.',
  }),
  resourceAttributes: variable('OTEL_RESOURCE_ATTRIBUTES', {
    form: pairs,
    fallback: {},
    fallbackTold: 'none',
    meaning:
      'What else is told of the service, such as `service.version=1.2,service.namespace=shop`. Nothing is detected: a process would publish its command line.',
  }),
  propagators: variable('OTEL_PROPAGATORS', {
    form: someOf('tracecontext'),
    fallback: ['tracecontext'],
    fallbackTold: 'tracecontext',
    meaning: 'The headers that carry a trace on: W3C `traceparent` and `tracestate`. Baggage goes nowhere.',
  }),
  lineLevel: variable('LOG_LEVEL', {
    form: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    fallback: 'info',
    meaning: 'The least severe lines that the service writes.',
  }),
  diagnosticLevel: variable('OTEL_LOG_LEVEL', {
    form: oneOf('none', 'error', 'warn', 'info', 'debug', 'verbose', 'all'),
    fallback: 'warn',
    meaning:
      'The least severe things that OpenTelemetry’s own parts tell of themselves, as lines of the service.',
  }),
}
