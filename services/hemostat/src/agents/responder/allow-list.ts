import { SettingError } from '../../setting-error.ts'

/** Whether an action may be done to a container. */
export type AllowList = (action: string, container: string) => boolean

export const knownActions = ['restart', 'scale_up', 'cleanup', 'exec'] as const
export type KnownAction = (typeof knownActions)[number]

/** Entries such as `restart:web-*`, with commas between: an action, and containers by name. Throws a {@link SettingError}. */
export const readAllowList = (text: string): AllowList => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry)
  return (action, container) =>
    entries.some((entry) => entry.action === action && entry.containers.test(container))
}

const readEntry = (entry: string): { readonly action: KnownAction; readonly containers: RegExp } => {
  const [, named, containers] = /^([a-z_]+):([\w.*-]+)$/.exec(entry) ?? []
  const action = knownActions.find((each) => each === named)
  if (action && containers) return { action, containers: wholeName(containers) }
  throw new SettingError(
    `RESPONDER_ALLOW must list actions (${knownActions.join(', ')}) with containers, such as "restart:web-*"; "${entry}" came. Change it.`,
  )
}

/** `*` stands for any characters, and everything else for itself. */
const wholeName = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`, 's')
