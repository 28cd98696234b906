import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import type { EngineSettings } from './settings.ts'

export interface EngineRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly withinMs: number
}

/** The engine said no, or nothing that can be understood. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  /** The HTTP status; undefined when there was none. */
  readonly status: number | undefined

  constructor(message: string, about: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: about.cause })
    this.status = about.status
  }
}

/** Asks the Docker Engine API. Gives the JSON of a 2xx, undefined where it has none. Rejects with an {@link EngineError}. */
export const ask = (
  settings: EngineSettings,
  { method, path, body, withinMs }: EngineRequest,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const fail = (cause: unknown): void =>
      reject(new EngineError(`The engine gave no answer to ${method} ${path}.`, { cause }))
    const asked = request(
      {
        ...settings,
        method,
        path,
        signal: AbortSignal.timeout(withinMs),
        headers: {
          host: 'docker',
          ...(payload !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0
        json(response).then(
          (told) => (isSuccess(status) ? resolve(told) : reject(refusal(status, told))),
          (cause: unknown) => {
            // Many answers of success have no body.
            if (isSuccess(status) && cause instanceof SyntaxError) resolve(undefined)
            else if (cause instanceof SyntaxError) reject(refusal(status, undefined))
            else fail(cause)
          },
        )
      },
    )
    asked.on('error', fail)
    asked.end(payload)
  })

/** 304: it is as it was asked to be already. */
const isSuccess = (status: number): boolean => (status >= 200 && status < 300) || status === 304

const refusal = (status: number, told: unknown): EngineError => {
  const said = (told as { readonly message?: unknown } | undefined)?.message
  return new EngineError(typeof said === 'string' ? said : `The engine answered with status ${status}.`, {
    status,
  })
}
