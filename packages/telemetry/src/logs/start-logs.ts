import { readFileSync } from 'node:fs'
import type { DestinationStream, Logger } from 'pino'
import { OutageReport } from '../export/outage-report.ts'
import type { Identity } from '../identity.ts'
import type { SelfTelemetry } from '../metrics/self-telemetry.ts'
import type { Settings } from '../settings/read-settings.ts'
import { tellDiagnostics } from './diagnostics.ts'
import { createLogger } from './logger.ts'
import { recordReport } from './records/record-report.ts'
import { startLogRecords } from './records/log-records.ts'
import { knownSecrets } from './scrubbing/known-secrets.ts'
import { createScrubber } from './scrubbing/scrubber.ts'
import { standardOutput } from './standard-output.ts'
import { TurnLines } from './turn-lines.ts'

export interface Logs {
  readonly log: Logger
  /** Where every signal tells that its receiver is away. */
  readonly outage: OutageReport
  /** See `Telemetry.writeLine`. */
  readonly writeLine: (line: string) => void
  /** See `Telemetry.scrub`. */
  readonly scrub: (text: string) => string
  /** Writes the lines that wait for the end of the turn. To be called before anything is flushed or stopped. */
  readonly endTurn: () => void
  /** How many lines were not sent as log records, though they were to be. */
  readonly recordsLost: () => number
  /** From now on the follower is told of each line. */
  readonly follow: (follower: (lines: string) => void) => void
  /** Sends the log records that wait. */
  readonly flush: () => Promise<void>
  /** Sends what it can until the deadline, counts the rest as dropped. Lines go on. */
  readonly stop: (deadlineMs: number) => Promise<void>
}

export interface LogOptions {
  readonly identity: Identity
  readonly settings: Settings
  readonly self: SelfTelemetry
  /** Read for the secrets that no line may show. */
  readonly env: NodeJS.ProcessEnv
  /** Where lines go, when not to standard output. */
  readonly stream?: DestinationStream | undefined
}

/** Lines to standard output, and to a receiver when the settings name one. */
export const startLogs = ({ identity, settings, self, env, stream }: LogOptions): Logs => {
  const output = stream ?? standardOutput((reason) => self.logLinesLost.add(1, { reason }))
  const outage = new OutageReport(self, (fields, text) => log.warn(fields, text))
  const report = recordReport(self, outage)
  const records = startLogRecords(settings.logs, identity.resource, report)
  const followers: ((lines: string) => void)[] = []
  const write = (lines: string): void => {
    output.write(lines)
    records.add(lines)
    for (const follow of followers) follow(lines)
  }
  const turn = new TurnLines(write)
  const scrubber = createScrubber({
    secrets: knownSecrets(env, (path) => readFileSync(path, 'utf8')),
    redacted: (kind) => self.logRedactions.add(1, { kind }),
  })
  const log = createLogger(identity.name, settings.lineLevel, {
    write: (line) => write(scrubber.lines(line)),
  })
  tellDiagnostics(log, settings.diagnosticLevel)
  return {
    log,
    outage,
    writeLine: (line) => turn.add(line),
    scrub: scrubber.text,
    endTurn: () => turn.writeWaiting(),
    recordsLost: report.lost,
    follow: (follower) => void followers.push(follower),
    flush: records.flush,
    stop: records.stop,
  }
}
