import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { EngineAsk } from './engine.ts'
import type { Listed } from './forms.ts'
import { EngineError } from './request.ts'

/** What a responder can have an engine do. Each resolves when it is done; undefined: it does not fit the container. */
export interface EngineActions {
  restart(container: Listed, stopSeconds: number): Promise<true>
  /** One replica more of the Swarm service that the container is of. */
  scaleUp(container: Listed): Promise<true | undefined>
  /** Takes away containers that ended a day ago, and images without a name. */
  cleanUp(): Promise<true>
  /** Rejects when the command ends with a code other than 0. */
  exec(container: Listed, command: readonly string[]): Promise<true>
}

const withinMs = 30_000
const dayOld = encodeURIComponent(JSON.stringify({ until: ['24h'] }))
const swarmService = 'com.docker.swarm.service.id'

export const engineActions = (ask: EngineAsk): EngineActions => ({
  restart: async ({ Id }, stopSeconds) => {
    const path = `/containers/${Id}/restart?t=${stopSeconds}`
    await ask('restart', { method: 'POST', path, withinMs: withinMs + stopSeconds * 1000 })
    return true
  },
  scaleUp: async ({ Labels }) => {
    const id = Labels?.[swarmService]
    if (id === undefined) return undefined
    const path = `/services/${encodeURIComponent(id)}`
    const { Version, Spec } = service.parse(await ask('scale', { method: 'GET', path, withinMs }))
    const replicas = Spec.Mode.Replicated?.Replicas
    if (replicas === undefined) return undefined
    const body = { ...Spec, Mode: { Replicated: { Replicas: replicas + 1 } } }
    await ask('scale', { method: 'POST', path: `${path}/update?version=${Version.Index}`, body, withinMs })
    return true
  },
  cleanUp: async () => {
    await ask('prune', { method: 'POST', path: `/containers/prune?filters=${dayOld}`, withinMs })
    await ask('prune', { method: 'POST', path: '/images/prune', withinMs })
    return true
  },
  exec: async ({ Id }, command) => {
    const body = { Cmd: command, AttachStdout: false, AttachStderr: false }
    const made = await ask('exec', { method: 'POST', path: `/containers/${Id}/exec`, body, withinMs })
    const path = `/exec/${encodeURIComponent(execution.parse(made).Id)}`
    await ask('exec', { method: 'POST', path: `${path}/start`, body: { Detach: true }, withinMs })
    const { ExitCode } = await endOf(ask, path)
    if (ExitCode !== 0) throw new EngineError(`The command ended with code ${ExitCode}.`)
    return true
  },
})

const endOf = async (ask: EngineAsk, path: string): Promise<z.infer<typeof executed>> => {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    const told = executed.parse(await ask('exec', { method: 'GET', path: `${path}/json`, withinMs }))
    if (!told.Running) return told
    await wait(200)
  }
  throw new EngineError('The command did not end in time.')
}

const service = z.object({
  Version: z.object({ Index: z.number() }),
  Spec: z.looseObject({
    Mode: z.object({ Replicated: z.object({ Replicas: z.int().min(0) }).optional() }),
  }),
})
const execution = z.object({ Id: z.string().min(1) })
const executed = z.object({ Running: z.boolean(), ExitCode: z.number().nullish() })
