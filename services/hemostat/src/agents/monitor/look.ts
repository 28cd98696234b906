import type { EngineReader } from '../../engine/engine.ts'
import type { Listed } from '../../engine/forms.ts'
import { EngineError } from '../../engine/request.ts'
import { usageOf } from '../../engine/usage-of.ts'
import type { Usage } from '../../events/payloads.ts'

/** One container, as it is now. */
export interface Seen {
  /** The short one, which `docker ps` shows. */
  readonly id: string
  readonly name: string
  readonly image: string
  readonly status: string
  readonly health: string
  readonly exitCode: number
  readonly restarts: number
  readonly usage: Usage
}

/** Containers that are looked at side by side: each look takes the engine a second. */
const sideBySide = 16

/** Looks at every container. One that goes away meanwhile is left out. Rejects when the engine does not answer. */
export const lookAround = async (engine: EngineReader): Promise<readonly Seen[]> => {
  const waiting = [...(await engine.list())]
  const seen: Seen[] = []
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const one = await lookAt(engine, next).catch(unlessGone)
      if (one) seen.push(one)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return seen
}

const lookAt = async (engine: EngineReader, { Id, Names, Image, State }: Listed): Promise<Seen> => {
  const { RestartCount, State: state } = await engine.inspect(Id)
  return {
    id: Id.slice(0, 12),
    name: (Names[0] ?? Id).replace(/^\//, ''),
    image: Image,
    status: state.Status,
    health: state.Health?.Status ?? 'none',
    exitCode: state.ExitCode,
    restarts: RestartCount,
    usage: State === 'running' ? usageOf(await engine.stats(Id)) : {},
  }
}

/** 404: it was removed; 409: it ended between two questions. */
const unlessGone = (error: unknown): undefined => {
  if (error instanceof EngineError && (error.status === 404 || error.status === 409)) return undefined
  throw error
}
