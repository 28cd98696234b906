import type { Stack } from '../../../packages/spec/src/index.ts'

/** A mistake in what surrounds the queries: whom an alert reaches, what silences it, how a metric is declared. */
export interface DeclarationTrap {
  readonly id: string
  readonly told: readonly string[]
  /** What was meant, and what happens. */
  readonly story: string
  /** The guilty part as somebody writes it. */
  readonly written: string
  readonly wrong: Stack
  /** The receivers that amtool finds in the wrong tree for such an alert. */
  readonly reaches?: Reached
  readonly law: string
  /** Where the law finds it. */
  readonly where: string
  readonly rightlyWritten: string
  /** Keeps every law. */
  readonly right: Stack
}

export interface Reached {
  readonly labels: Readonly<Record<string, string>>
  readonly receivers: string
}
