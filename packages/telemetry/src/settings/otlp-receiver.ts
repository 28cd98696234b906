import { receiverVariables, type Signal } from './otlp-variables.ts'
import type { Reading } from './reading.ts'
import type { Variable } from './variable.ts'

/** A receiver of OTLP over HTTP, for one signal. */
export interface OtlpReceiver {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMillis: number
  readonly protocol: 'http/json' | 'http/protobuf'
  readonly compression: 'gzip' | 'none'
  /** PEM texts, as `node:https` names them. Empty where Node's own trust is enough. */
  readonly tls: TlsTexts
}

export interface TlsTexts {
  readonly ca?: string
  readonly key?: string
  readonly cert?: string
}

/** Gives a file's text. Throws when there is none to read. */
export type ReadFile = (path: string) => string

/** Undefined when its address cannot be read: better nothing is sent than to somebody else. */
export const receiverOf = (
  signal: Signal,
  reading: Reading,
  readFile: ReadFile,
): OtlpReceiver | undefined => {
  const url = urlOf(signal, reading)
  if (url === undefined) return undefined
  const { read } = reading
  const own = receiverVariables[signal]
  const { common } = receiverVariables
  return {
    url,
    headers: { ...read(common.headers), ...read(own.headers) },
    timeoutMillis: read(own.timeoutMillis) ?? read(common.timeoutMillis) ?? 10_000,
    protocol: read(own.protocol) ?? read(common.protocol) ?? 'http/json',
    compression: read(own.compression) ?? read(common.compression) ?? 'none',
    tls: tlsOf(signal, reading, readFile),
  }
}

/** Whether somebody said where a signal goes. */
export const isAddressed = (signal: Signal, { given }: Reading): boolean =>
  given(receiverVariables[signal].endpoint) || given(receiverVariables.common.endpoint)

/** The signal's own endpoint is taken as it stands, the common one gets the signal's path. */
const urlOf = (signal: Signal, { read, given }: Reading): string | undefined => {
  const own = receiverVariables[signal].endpoint
  const { endpoint } = receiverVariables.common
  if (given(own)) return read(own)
  const base = given(endpoint) ? read(endpoint) : 'http://127.0.0.1:4318'
  return base === undefined ? undefined : `${base.replace(/\/+$/, '')}/v1/${signal.toLowerCase()}`
}

const tlsFiles = { ca: 'certificate', key: 'clientKey', cert: 'clientCertificate' } as const

const tlsOf = (signal: Signal, reading: Reading, readFile: ReadFile): TlsTexts =>
  Object.fromEntries(
    Object.entries(tlsFiles).flatMap(([part, file]) => {
      const own: Variable<string | undefined> = receiverVariables[signal][file]
      const chosen = reading.given(own) ? own : receiverVariables.common[file]
      const text = textOf(chosen, reading, readFile)
      return text === undefined ? [] : [[part, text]]
    }),
  )

const textOf = (
  file: Variable<string | undefined>,
  { read, complain }: Reading,
  readFile: ReadFile,
): string | undefined => {
  const path = read(file)
  if (path === undefined) return undefined
  try {
    return readFile(path)
  } catch {
    complain(`${file.name} must be a file that can be read; it is "${path}". It counts as not given.`)
    return undefined
  }
}
