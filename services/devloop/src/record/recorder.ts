import type { Severity, SourceName, UnreadableReason } from '@octoscope/devloop/metrics'
import { severities } from '@octoscope/devloop/metrics'
import type { ValueSettings } from '../config/settings.ts'
import type { DevloopEvent } from '../events/event.ts'
import { severityOf } from '../events/severity.ts'
import { IssueBook, issueKey, type Issue } from './issue-book.ts'
import type { Voice } from './voice.ts'

export interface RecorderSettings {
  readonly value: ValueSettings
  /** See {@link weigher}. */
  readonly weight: () => number
}

const MiB = 1_048_576

/** Turns what is read into metrics. There is one, whoever wrote what is read: the public tool, its hooks, or our watcher. */
export class Recorder {
  readonly #voice: Voice
  readonly #value: ValueSettings
  readonly #weight: () => number
  readonly #book = new IssueBook()
  /** The guide’s totals are gauges that only grow: they are added up here. */
  readonly #totals = { pushes: 0, successful: 0 }

  constructor(voice: Voice, { value, weight }: RecorderSettings) {
    this.#voice = voice
    this.#value = value
    this.#weight = weight
    this.#tellTotals()
  }

  /** A line of the event log. */
  event(event: DevloopEvent): void {
    this.#voice.eventsProcessed.add(1)
    switch (event.event_type) {
      case 'agent_executed':
        return this.#run(event)
      case 'agent_finding':
        return this.#finding(event)
      case 'pre_push_check':
        return this.#push(event)
      case 'ci_roundtrip_prevented':
        return this.#failurePrevented()
      case 'value_event':
        return this.#timeSaved((event.duration_ms ?? 0) / 1000)
      case 'pre_commit_check':
        return
    }
  }

  /** From an event to the end of what it caused. */
  latency(seconds: number): void {
    for (let times = this.#weight(); times > 0; times--) {
      this.#voice.eventLatency.record(seconds)
      this.#voice.eventLatencyMs.record(seconds * 1000)
    }
  }

  /** What one run of an agent took. */
  taken({
    agent,
    cpu,
    memory,
  }: {
    readonly agent: string
    readonly cpu?: number
    readonly memory?: number
  }): void {
    if (cpu !== undefined) {
      this.#voice.agentCpu.set(cpu, { agent })
      this.#voice.agentCpuPercent.set(cpu * 100, { agent })
    }
    if (memory !== undefined) {
      this.#voice.agentMemory.set(memory, { agent })
      this.#voice.agentMemoryMb.set(memory / MiB, { agent })
    }
  }

  /** What DevLoop and its agents take at present. */
  machine({ cpu, memory }: { readonly cpu?: number; readonly memory: number }): void {
    if (cpu !== undefined) {
      this.#voice.systemCpu.set(cpu)
      this.#voice.systemCpuPercent.set(cpu * 100)
    }
    this.#voice.systemMemory.set(memory)
    this.#voice.systemMemoryMb.set(memory / MiB)
    for (let times = this.#weight(); times > 0; times--) this.#voice.memoryLooks.record(memory)
  }

  disk({ read, written }: { readonly read: number; readonly written: number }): void {
    this.#voice.diskIo.add(read, { direction: 'read' })
    this.#voice.diskIo.add(written, { direction: 'write' })
  }

  /** The issues that are there at present, and those that an agent has mended by itself. */
  issues(active: readonly Issue[], autofixed: readonly string[]): void {
    const { found, prevented, mended } = this.#book.update(active, autofixed)
    for (const { severity } of found) this.#voice.issuesFound.add(1, { severity })
    this.#voice.issuesPrevented.add(prevented)
    this.#voice.issuesAutofixed.add(mended)
    const count = (severity: Severity) => active.filter((issue) => issue.severity === severity).length
    for (const severity of severities) this.#voice.activeIssues.set(count(severity), { severity })
  }

  changedFiles(number: number): void {
    this.#voice.filesChanged.add(number)
  }

  damaged(source: SourceName, reason: UnreadableReason): void {
    this.#voice.sourceParseErrors.add(1, { source, reason })
  }

  /** A source was read at a time, in seconds of the Unix clock, or could not be. */
  read(source: SourceName, at: number | undefined): void {
    this.#voice.sourceUp.set(at === undefined ? 0 : 1, { source })
    if (at !== undefined) this.#voice.sourceLastSuccess.set(at, { source })
  }

  #run({ agent, duration_ms, success, details }: DevloopEvent): void {
    if (agent === null) return
    this.#voice.agentRuns.prepare({ agent, status: 'failure' })
    this.#voice.agentRuns.add(1, { agent, status: success === false ? 'failure' : 'success' })
    if (duration_ms !== null) this.#duration(agent, duration_ms / 1000)
    const latency = details?.['latency_ms']
    if (typeof latency === 'number' && latency >= 0) this.latency(latency / 1000)
  }

  #duration(agent: string, seconds: number): void {
    for (let times = this.#weight(); times > 0; times--) {
      this.#voice.agentDuration.record(seconds, { agent })
      this.#voice.agentDurationMs.record(seconds * 1000, { agent })
    }
    this.#voice.agentLastRun.set(seconds, { agent })
    this.#voice.agentLastRunMs.set(seconds * 1000, { agent })
  }

  #finding({ agent, severity_levels, details }: DevloopEvent): void {
    const isNew = this.#book.told(issueKey(agent ?? '', details ?? {}))
    if (isNew) this.#voice.issuesFound.add(1, { severity: severityOf(severity_levels?.[0]) })
    if (details?.['false_positive'] === true) this.#voice.falsePositives.add(1)
  }

  #push({ success, details }: DevloopEvent): void {
    const prevented = details?.['prevented_bad_push'] === true || success === false
    this.#voice.pushes.add(1, { outcome: prevented ? 'prevented' : 'success' })
    this.#totals.pushes += 1
    this.#totals.successful += prevented ? 0 : 1
    this.#tellTotals()
    if (prevented) this.#failurePrevented()
    else this.#voice.ciCost.add(this.#value.dollarsPerCiRun, { outcome: 'spent' })
  }

  /** A push that would have failed is held back, or a check says that it has saved a round trip. */
  #failurePrevented(): void {
    const { buildSeconds, developerSeconds, dollarsPerCiRun } = this.#value
    this.#voice.ciFailuresPrevented.add(1)
    this.#voice.buildTimeSaved.add(buildSeconds)
    this.#voice.ciCost.add(dollarsPerCiRun, { outcome: 'saved' })
    this.#timeSaved(developerSeconds)
  }

  #timeSaved(seconds: number): void {
    this.#voice.developerTimeSaved.add(seconds)
  }

  #tellTotals(): void {
    const { pushes, successful } = this.#totals
    this.#voice.totalPushes.set(pushes)
    this.#voice.successfulPushes.set(successful)
  }
}
