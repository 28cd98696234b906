import type { EngineActions } from '../../engine/actions.ts'
import type { EngineReader } from '../../engine/engine.ts'
import type { Listed } from '../../engine/forms.ts'
import type { RemediationResult } from '../../events/payloads.ts'
import type { KnownAction } from './allow-list.ts'
import type { ResponderSettings } from './config.ts'

export interface Hands {
  readonly reader: Pick<EngineReader, 'list'>
  readonly actions: EngineActions
  readonly settings: Pick<ResponderSettings, 'stopSeconds' | 'execCommand'>
}

/** Carries an action out, and tells how it ended. Never rejects. */
export const act = async (
  hands: Hands,
  action: KnownAction,
  container: string,
): Promise<RemediationResult> => {
  try {
    const found = await find(hands, container)
    if (!found) return { status: 'failed', error: `There is no container named ${container}.` }
    return (await work[action](hands, found)) ? { status: 'success' } : { status: 'not_applicable' }
  } catch (error) {
    return { status: 'failed', error: error instanceof Error ? error.message : String(error) }
  }
}

/** By its whole name: the engine itself would take the beginning of an id as well. */
const find = async ({ reader }: Hands, container: string): Promise<Listed | undefined> =>
  (await reader.list()).find(({ Names }) => Names.includes(`/${container}`))

type Work = (hands: Hands, container: Listed) => Promise<true | undefined>

const work: Readonly<Record<KnownAction, Work>> = {
  restart: ({ actions, settings }, container) => actions.restart(container, settings.stopSeconds),
  scale_up: ({ actions }, container) => actions.scaleUp(container),
  cleanup: ({ actions }) => actions.cleanUp(),
  exec: async ({ actions, settings: { execCommand } }, container) =>
    execCommand.length === 0 ? undefined : actions.exec(container, execCommand),
}
