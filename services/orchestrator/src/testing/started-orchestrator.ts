import { arms } from '@octoscope/octollm/metrics'
import { orchestrator } from '@octoscope/octollm/services'
import { startTelemetry } from '@octoscope/telemetry'
import { samplesOf } from '@octoscope/telemetry/testing'
import { onTestFinished, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { taskView } from '../routes/task-view.ts'

export type TaskView = ReturnType<typeof taskView>

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

/** A real orchestrator on a free port, for one test. The reflex layer and all arms are at `othersUrl`. */
export const startOrchestrator = async (othersUrl: string, env: NodeJS.ProcessEnv = {}) => {
  const lines: string[] = []
  const telemetry = startTelemetry(orchestrator, { env: {}, log: { write: (line) => void lines.push(line) } })
  const urls = ['reflex', ...arms].map((name) => [`${name.toUpperCase()}_URL`, othersUrl] as const)
  const app = buildApp(telemetry, readConfig({ DATA_DIR: ':memory:', ...Object.fromEntries(urls), ...env }))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await app.close()
    await telemetry.shutdown(1000)
  })

  const send = async (method: string, path: string, body?: object): Promise<Reply> => {
    const content = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await fetch(url + path, { method, ...content })
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Reply['body'],
    }
  }
  const task = async (id: string): Promise<TaskView> =>
    (await send('GET', `/tasks/${id}`)).body as unknown as TaskView

  return {
    send,
    task,
    /** Hands in a task that must be accepted; resolves to its id. */
    accepted: async (asked: object): Promise<string> => {
      const { status, body } = await send('POST', '/tasks', asked)
      if (status !== 202) throw new Error(`The task was answered ${status}: ${JSON.stringify(body)}`)
      return String(body['task_id'])
    },
    /** Resolves to the task when it has ended. */
    ended: (id: string): Promise<TaskView> =>
      vi.waitUntil(
        async () => {
          const view = await task(id)
          return view.status === 'pending' || view.status === 'processing' ? false : view
        },
        { interval: 5, timeout: 10_000 },
      ),
    ...samplesOf(telemetry),
    /** All that was logged. */
    log: () => lines.join(''),
    stop: () => app.close(),
  }
}
