import { throughputRatio } from '../http/http-table.ts'
import { callCost, slower, type Call } from '../micro/micro-table.ts'
import type { MicroResult } from '../micro/run.ts'
import { cell, instruments, ours } from '../micro/subject.ts'
import { variants } from '../servers/variants.ts'
import type { Report } from './report.ts'
import { figure, ratio, times } from './table.ts'

/** A promise of ours, and what this run says of it. */
export interface Target {
  readonly what: string
  readonly promised: string
  readonly measured: string
  readonly held: boolean
}

/** Every promise that this run can judge. */
export const targetsOf = ({ micro, http }: Report): readonly Target[] => [
  ...(micro ? microTargets(micro) : []),
  ...(http
    ? [
        atLeast('metrics only, throughput against bare', throughputRatio(http, variants.oursMetrics), 0.96),
        atLeast('metrics, a tenth of traces and a line', throughputRatio(http, variants.oursTenth), 0.78),
        atLeast('metrics, every trace and a line', throughputRatio(http, variants.oursAll), 0.7),
      ]
    : []),
]

const microTargets = (micro: MicroResult): readonly Target[] => [
  ...(['literal', 'reused'] as const).flatMap((form) => [
    faster(micro, { library: 'OpenTelemetry SDK', instrument: 'counter', form }, 15),
    faster(micro, { library: 'prom-client', instrument: 'counter', form }, 6),
    faster(micro, { library: 'OpenTelemetry SDK', instrument: 'histogram', form }, 15),
    faster(micro, { library: 'prom-client', instrument: 'histogram', form }, 10),
  ]),
  ...instruments.map((instrument) => {
    const value = slower(
      micro,
      { library: ours, instrument, form: 'bound' },
      { library: cell, instrument, form: 'bound' },
    )
    return {
      what: `bound ${instrument} against an array’s cell`,
      promised: '≤ 3×',
      measured: times(value),
      held: value <= 3,
    }
  }),
  ...instruments.flatMap((instrument) =>
    (['reused', 'bound'] as const).map((form) => {
      const bytes = callCost(micro, { library: ours, instrument, form })?.bytes ?? NaN
      // A byte in thousands of calls is the counting itself.
      return {
        what: `bytes allocated, ${form} ${instrument}`,
        promised: '0',
        measured: figure(Math.round(bytes)),
        held: bytes < 0.5,
      }
    }),
  ),
]

const faster = (micro: MicroResult, peer: Call, least: number): Target => {
  const value = slower(micro, peer, { ...peer, library: ours })
  return {
    what: `${peer.instrument}, ${peer.form} labels: faster than ${peer.library}`,
    promised: `≥ ${least}×`,
    measured: times(value),
    held: value >= least,
  }
}

const atLeast = (what: string, value: number, least: number): Target => ({
  what,
  promised: `≥ ${least}`,
  measured: ratio(value),
  held: value >= least,
})
