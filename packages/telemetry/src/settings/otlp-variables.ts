import { anyText, httpUrl, oneOf, optional, pairs, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

export const signals = ['TRACES', 'METRICS', 'LOGS'] as const

export type Signal = (typeof signals)[number]

/** A receiver of OTLP over HTTP: for all signals, or for one, whose settings are stronger. */
export const otlpVariables = (signal?: Signal) => {
  const prefix = signal === undefined ? 'OTEL_EXPORTER_OTLP' : (`OTEL_EXPORTER_OTLP_${signal}` as const)
  const otherwise = (told: string): string => (signal === undefined ? told : 'the same for all signals')
  const which = signal === undefined ? 'every signal' : signal.toLowerCase()
  return {
    endpoint: variable(`${prefix}_ENDPOINT`, {
      form: httpUrl,
      fallback: undefined,
      fallbackTold: otherwise('`http://127.0.0.1:4318`'),
      otherwise: 'Nothing is sent.',
      meaning:
        signal === undefined
          ? 'The receiver; each signal adds its path, such as `/v1/traces`.'
          : `The receiver of ${which}, path included.`,
    }),
    headers: variable(`${prefix}_HEADERS`, {
      form: pairs,
      fallback: {},
      fallbackTold: 'none',
      confidential: true,
      meaning: `Headers for the receiver of ${which}${signal === undefined ? '' : ', added to those of all signals'}.`,
    }),
    timeoutMillis: variable(`${prefix}_TIMEOUT`, {
      form: optional(wholeNumber(1)),
      fallback: undefined,
      fallbackTold: otherwise('10000'),
      meaning: `ms for one export of ${which}, retries included.`,
    }),
    protocol: variable(`${prefix}_PROTOCOL`, {
      form: optional(oneOf('http/json', 'http/protobuf')),
      fallback: undefined,
      fallbackTold: otherwise('http/json'),
      meaning: `How ${which} is written. Not grpc: give the port for OTLP over HTTP, by custom 4318.`,
    }),
    compression: variable(`${prefix}_COMPRESSION`, {
      form: optional(oneOf('gzip', 'none')),
      fallback: undefined,
      fallbackTold: otherwise('none'),
      meaning: `How ${which} is packed.`,
    }),
    certificate: variable(`${prefix}_CERTIFICATE`, {
      form: anyText,
      fallback: undefined,
      fallbackTold: otherwise('those Node trusts'),
      meaning: `A PEM file: the certificates that the receiver of ${which} is trusted by.`,
    }),
    clientKey: variable(`${prefix}_CLIENT_KEY`, {
      form: anyText,
      fallback: undefined,
      fallbackTold: otherwise('none'),
      meaning: `A PEM file: the key by which the service shows who it is to the receiver of ${which}.`,
    }),
    clientCertificate: variable(`${prefix}_CLIENT_CERTIFICATE`, {
      form: anyText,
      fallback: undefined,
      fallbackTold: otherwise('none'),
      meaning: 'A PEM file: the certificate to that key.',
    }),
  }
}

export const receiverVariables = {
  common: otlpVariables(),
  TRACES: otlpVariables('TRACES'),
  METRICS: otlpVariables('METRICS'),
  LOGS: otlpVariables('LOGS'),
}
