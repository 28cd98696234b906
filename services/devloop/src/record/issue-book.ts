import type { Severity } from '@octoscope/devloop/metrics'

export interface Issue {
  /** As the public tool writes it: agent, file, line and category, with "-" between them. */
  readonly id: string
  readonly severity: Severity
}

interface Change {
  readonly found: readonly Issue[]
  /** How many are gone, mended ones among them. */
  readonly prevented: number
  readonly mended: number
}

/**
 * Knows which issues have been counted. An issue may be told of twice, by an event and by the files under `context/`, in
 * either order; it counts once.
 */
export class IssueBook {
  #active = new Map<string, Issue>()
  #mended = new Set<string>()
  /** Counted from an event; the context may still bring it. */
  readonly #byEvent = new Set<string>()
  /** Counted from the context; its event may still come. */
  readonly #byContext = new Set<string>()

  /** An event tells of an issue: whether it is to be counted. */
  told(id: string): boolean {
    if (this.#byContext.delete(id)) return false
    remember(this.#byEvent, id)
    return true
  }

  /** The issues that are there now, and the ids of those that were mended by an agent. */
  update(active: readonly Issue[], mended: readonly string[]): Change {
    const now = new Map(active.map((issue) => [issue.id, issue]))
    const found = [...now.values()].filter(({ id }) => !this.#active.has(id) && !this.#byEvent.has(id))
    for (const { id } of found) remember(this.#byContext, id)
    const gone = [...this.#active.keys()].filter((id) => !now.has(id))
    for (const id of gone) {
      this.#byEvent.delete(id)
      this.#byContext.delete(id)
    }
    const newlyMended = mended.filter((id) => !this.#mended.has(id))
    const byThemselves = gone.filter(
      (id) => !newlyMended.some((each) => each === id || each.startsWith(`${id}-`)),
    )
    this.#active = now
    this.#mended = new Set(mended)
    return { found, prevented: byThemselves.length + newlyMended.length, mended: newlyMended.length }
  }
}

/** More issues than anybody reads; beyond it the oldest may be counted again. */
const limit = 100_000

const remember = (ids: Set<string>, id: string): void => {
  ids.add(id)
  if (ids.size <= limit) return
  for (const oldest of ids) {
    ids.delete(oldest)
    return
  }
}

/** The id of an issue that an event tells of. */
export const issueKey = (agent: string, details: Readonly<Record<string, unknown>>): string =>
  [agent, details['file'], details['line'], details['finding_type']]
    .map((part) => (typeof part === 'string' || typeof part === 'number' ? part : ''))
    .join('-')
