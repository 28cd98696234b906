import type { engineRequests } from '@octoscope/hemostat/metrics'
import type { CounterInstrument } from '@octoscope/telemetry'
import type { z } from 'zod'
import { inspected, listed, stats, type Inspected, type Listed, type Stats } from './forms.ts'
import { ask, EngineError, type EngineRequest } from './request.ts'
import type { EngineSettings } from './settings.ts'

type Labels = (typeof engineRequests)['labels']
type Operation = Labels['operation']['values'][number]

/** All that a monitor may ask: nothing here changes anything. */
export interface EngineReader {
  /** Every container, those that have ended among them. */
  list(): Promise<readonly Listed[]>
  inspect(id: string): Promise<Inspected>
  stats(id: string): Promise<Stats>
}

/** What a responder asks beside. */
export type EngineAsk = (operation: Operation, request: EngineRequest) => Promise<unknown>

/** The engine takes two looks, a second apart, before it tells of CPU. */
const withinMs = 10_000

/** Requests that are counted by how they ended. */
export const engineAsk =
  (settings: EngineSettings, requests: CounterInstrument<Labels>): EngineAsk =>
  async (operation, request) => {
    try {
      const told = await ask(settings, request)
      requests.add(1, { operation, status: 'success' })
      return told
    } catch (error) {
      requests.add(1, { operation, status: 'error' })
      throw error
    }
  }

export const engineReader = (asks: EngineAsk): EngineReader => {
  const get = async <T>(operation: Operation, path: string, form: z.ZodType<T>): Promise<T> => {
    const read = form.safeParse(await asks(operation, { method: 'GET', path, withinMs }))
    if (read.success) return read.data
    throw new EngineError(`The engine's answer to GET ${path} has not the form that it documents.`, {
      cause: read.error,
    })
  }
  const of = (id: string): string => `/containers/${encodeURIComponent(id)}`
  return {
    list: () => get('list', '/containers/json?all=true', listed),
    inspect: (id) => get('inspect', `${of(id)}/json`, inspected),
    stats: (id) => get('stats', `${of(id)}/stats?stream=false`, stats),
  }
}
