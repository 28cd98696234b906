import type * as services from '@octoscope/octollm/services'
import type { Telemetry } from '@octoscope/telemetry'
import type { FastifyInstance } from 'fastify'

type ArmService = (typeof services)['planner' | 'executor' | 'coder' | 'judge' | 'guardian' | 'retriever']
export type ArmMetrics = ArmService['metrics']

/** The work of one arm. */
export interface Hand<M extends ArmMetrics> {
  /** The declaration of what it measures. */
  readonly service: Telemetry<M>['service'] & Pick<ArmService, 'labels'>
  /** Reads the hand's own settings. Throws an error that names the variable. */
  readonly prepare: (env: NodeJS.ProcessEnv) => Prepared<M>
}

export interface Prepared<M extends ArmMetrics> {
  /** What `/capabilities` says of the hand's bounds. */
  readonly limits: Readonly<Record<string, unknown>>
  readonly register: (app: FastifyInstance, telemetry: Telemetry<M>) => void
}

/** Ties a hand to the service that declares its metrics. */
export const hand = <M extends ArmMetrics>(
  service: Hand<M>['service'] & { readonly metrics: M },
  prepare: Hand<M>['prepare'],
): Hand<M> => ({ service, prepare })
