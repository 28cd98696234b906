import { existsSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { configurationFile, readSettings } from '../config/read-settings.ts'
import type { Agent, Settings } from '../config/settings.ts'
import type { DevloopFolder } from '../sources/devloop-folder.ts'
import type { Logger } from '../sources/logger.ts'
import { fileChanges, type FileChanges } from './file-changes.ts'
import { Journal } from './journal.ts'
import type { DevloopEvent } from '../events/event.ts'
import { KnownFindings, type Known } from './known-findings.ts'
import { Rest } from './rest.ts'
import { runAgent } from './run-agent.ts'
import { RunQueue, type Work } from './run-queue.ts'

export interface Watching {
  readonly folder: string
  readonly place: DevloopFolder
  readonly settings: Settings
  readonly log: Logger
  /** Told of every changed file. */
  readonly onChange: () => void
}

/** Watches a folder: what changes is gathered, queued, and given to the agents that look at such files. */
export class Watcher {
  readonly #about: Watching
  readonly #known = new KnownFindings()
  readonly #journal: Journal
  readonly #queue: RunQueue
  readonly #rest: Rest<string>
  readonly #stopping = new AbortController()
  #agents: readonly Agent[]
  #changes: FileChanges | undefined

  constructor(about: Watching) {
    const { debounce, concurrency } = about.settings.watch
    this.#about = about
    this.#agents = about.settings.agents
    this.#journal = new Journal(about.place)
    this.#queue = new RunQueue(concurrency, (name, work) => this.#run(name, work))
    this.#rest = new Rest(debounce, (changed) => this.#hand(changed))
  }

  /** Resolves when nothing that happens from now on is missed. */
  async start(): Promise<void> {
    const { folder, settings, onChange } = this.#about
    this.#changes = await fileChanges(folder, {
      ignore: settings.watch.ignore,
      onChange: (file) => {
        onChange()
        this.#rest.add(file)
      },
    })
  }

  /** Ends what is under way, and tells of it as of any run that was ended. */
  async stop(): Promise<void> {
    this.#rest.stop()
    await this.#changes?.close()
    this.#stopping.abort()
    await this.#queue.stop()
  }

  /** Those of the configuration as it is now. */
  get agents(): readonly Agent[] {
    return this.#agents
  }

  get filesWatched(): number {
    return this.#changes?.count() ?? 0
  }

  get queueSize(): number {
    return this.#rest.size
  }

  depthOf(agent: string): number {
    return this.#queue.depth(agent)
  }

  /** Other agents from now on; one that is wrong changes nothing. All other settings count from the next start. */
  #configure(): void {
    const { folder, log } = this.#about
    try {
      this.#agents = readSettings(folder).agents
      log.info({ agents: this.#agents.map(({ name }) => name) }, 'the configuration has changed')
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the configuration has changed and cannot be used')
    }
  }

  #hand(changed: ReadonlyMap<string, number>): void {
    const { folder } = this.#about
    if (changed.has(configurationFile)) this.#configure()
    const there = [...changed].filter(([file]) => existsSync(join(folder, file)))
    const gone = [...changed.keys()].filter((file) => !there.some(([each]) => each === file))
    if (gone.length > 0) {
      this.#known.forget(gone)
      this.#journal.issues(this.#known.active(), [])
    }
    for (const { name, patterns } of this.#agents) {
      const files = there.filter(([file]) => patterns.some((pattern) => matchesGlob(file, pattern)))
      if (files.length > 0) this.#queue.add(name, new Map(files))
    }
  }

  async #run(name: string, work: Work): Promise<void> {
    const { folder, log } = this.#about
    const agent = this.#agents.find((each) => each.name === name)
    if (!agent) return
    const { event, row, report, mended } = await runAgent(agent, work, {
      folder,
      signal: this.#stopping.signal,
    })
    // The run first: whoever reads the log of events finds what it took.
    this.#journal.run(row)
    const wasKnown = mended.filter((finding) => this.#known.has(finding))
    const found = report ? this.#known.take(name, report) : []
    const foundAndMended = mended.filter((finding) => !wasKnown.includes(finding))
    for (const finding of [...found, ...foundAndMended]) this.#journal.event(findingEvent(finding, event))
    this.#journal.event(event)
    this.#journal.issues(this.#known.active(), mended)
    log.info(
      {
        agent: name,
        success: event.success,
        duration_ms: event.duration_ms,
        findings: event.findings,
        ...event.details,
      },
      'an agent has run',
    )
  }
}

const findingEvent = (
  { agent, file, line, type, severity, description, suppressed }: Known,
  { timestamp }: DevloopEvent,
): DevloopEvent => ({
  event_type: 'agent_finding',
  timestamp,
  agent,
  duration_ms: null,
  findings: null,
  severity_levels: [severity],
  success: null,
  details: { finding_type: type, description, file, line, ...(suppressed && { false_positive: true }) },
})
