import type { Condition } from '../../packages/spec/src/index.ts'
import type { FindingCode } from '../../packages/spec/src/promql/finding.ts'

/** A mistake in the query of an alert that Prometheus takes without a word, and what becomes of it. */
export interface QueryTrap {
  readonly id: string
  /** Where the mistake is met: rows of the tables of traps in the contracts of the systems. */
  readonly told: readonly string[]
  /** What was meant, and what happens. */
  readonly story: string
  readonly wrong: string
  /** The world in which the wrong rule misleads. */
  readonly world: World
  readonly misbehaves: Misbehaviour
  /** A look behind the alert: what a query answers in that world, by labels. */
  readonly seen?: Look
  readonly caughtBy: Finding | Broken | Played
  /** The right rule. In the same world it fires where it must, and is silent where it must. */
  readonly right: Condition | string
}

/** Series with their samples in promtool's notation, one a minute, looked at after `at`. */
export interface World {
  readonly when: string
  readonly series: Readonly<Record<string, string>>
  readonly at: '30m' | '10m' | '3h'
}

/** An alert fires and nothing is the matter; stays silent in trouble; or Prometheus gives up evaluating it. */
export type Misbehaviour = 'false alarm' | 'missed alarm' | 'evaluation fails'

export interface Look {
  readonly query: string
  readonly answers: Readonly<Record<string, number>>
}

/** The analysis of the query finds it, in this part of the text. */
export interface Finding {
  readonly finding: FindingCode
  readonly guilty: string
}

/** As a query it may be meant; as an alert it breaks a law, in this part of the text. A proof of this situation fails too. */
export interface Broken {
  readonly law: string
  readonly guilty: string
  readonly proof: ProofKind
}

/** Nothing in the text is certainly wrong. A proof that plays this situation through promtool fails. */
export interface Played {
  readonly proof: ProofKind
}

/** The situations that the proof of an alert plays. */
export const proofKinds = {
  absent: 'The series are not there.',
  start: 'A process has just begun.',
  'first event': 'A counter appears with its first event.',
  'no limit': 'What is divided by is 0.',
  idle: 'Nothing happens, and nothing has to.',
  threshold: 'The value is somewhat above or below the limit.',
} as const

export type ProofKind = keyof typeof proofKinds
