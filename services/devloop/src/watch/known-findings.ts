import { issueKey } from '../record/issue-book.ts'
import type { Finding, Report } from './findings/finding.ts'

export interface Known extends Finding {
  readonly id: string
  readonly agent: string
}

/** The findings of all agents that are there at present. */
export class KnownFindings {
  readonly #byAgent = new Map<string, Map<string, Known>>()

  /** Takes a report of an agent, and gives the findings that were not known before. */
  take(agent: string, { findings, looked }: Report): readonly Known[] {
    const before = this.#byAgent.get(agent) ?? new Map<string, Known>()
    const kept = looked ? [...before.values()].filter(({ file }) => !looked.includes(file)) : []
    const reported = findings.map((finding) => ({ ...finding, agent, id: idOf(agent, finding) }))
    const now = new Map([...kept, ...reported].map((known) => [known.id, known]))
    this.#byAgent.set(agent, now)
    return [...now.values()].filter(({ id }) => !before.has(id))
  }

  has({ agent, ...finding }: Known): boolean {
    return this.#byAgent.get(agent)?.has(idOf(agent, finding)) ?? false
  }

  /** Forgets what was found in files that are gone. */
  forget(files: readonly string[]): void {
    for (const known of this.#byAgent.values())
      for (const { id, file } of known.values()) if (files.includes(file)) known.delete(id)
  }

  /** Those that nobody has marked as none. */
  active(): readonly Known[] {
    return [...this.#byAgent.values()].flatMap((known) =>
      [...known.values()].filter(({ suppressed }) => !suppressed),
    )
  }
}

const idOf = (agent: string, { file, line, type, suppressed }: Finding): string =>
  issueKey(agent, { file, line, finding_type: suppressed ? `${type} (suppressed)` : type })
