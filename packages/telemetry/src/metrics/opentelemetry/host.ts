import type { Collectors } from '../collectors.ts'
import type { ActiveSpan } from '../exemplars.ts'
import type { Losses } from '../losses.ts'
import type { Registry } from '../registry.ts'

/** What third parties' instruments are made for. */
export interface Host {
  readonly registry: Registry
  readonly collectors: Collectors
  readonly losses: Losses
  readonly activeSpan: ActiveSpan
  /** Told, in a sentence for a person, why an instrument could not be made. */
  readonly problem: (text: string) => void
}
