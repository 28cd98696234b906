import type { Severity } from '@octoscope/devloop/metrics'

/** Something that an agent found in a file. */
export interface Finding {
  /** From the watched folder, with "/"; empty where it is about none. */
  readonly file: string
  readonly line: number
  /** The rule, or the kind of finding. */
  readonly type: string
  readonly severity: Severity
  readonly description: string
  /** Its agent says that it can mend it. */
  readonly fixable: boolean
  /** A person has marked it as none. */
  readonly suppressed: boolean
}

/** What an agent says of some files. */
export interface Report {
  readonly findings: readonly Finding[]
  /** The files that it has looked at, findings or not; undefined when it speaks of everything. */
  readonly looked?: readonly string[]
}
