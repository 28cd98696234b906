import type { SourceName } from '@octoscope/devloop/metrics'

/** One thing under `.devloop/` that is looked at again and again. */
export interface Source {
  readonly name: SourceName
  /** Whether something is wrong when it is not there. */
  readonly required?: true
  /** Reads what is new. Resolves to false where there is nothing to read, and never was. Throws when it cannot be read. */
  readonly refresh: () => Promise<boolean>
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT'
