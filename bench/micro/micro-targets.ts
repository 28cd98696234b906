import { atMost, timesAtLeast, timesAtMost, type Target } from '../report/target.ts'
import { callCost, slower, type Call } from './micro-table.ts'
import type { MicroResult } from './run.ts'
import { cell, instruments, openTelemetry, ours, promClient } from './subject.ts'

export const microTargets = (result: MicroResult): readonly Target[] => [
  ...(['literal', 'reused'] as const).flatMap((form) => [
    faster(result, { library: openTelemetry, instrument: 'counter', form }, 15),
    faster(result, { library: promClient, instrument: 'counter', form }, 6),
    faster(result, { library: openTelemetry, instrument: 'histogram', form }, 15),
    faster(result, { library: promClient, instrument: 'histogram', form }, 10),
  ]),
  ...instruments.map((instrument) => nearACell(result, { library: ours, instrument, form: 'bound' })),
  ...instruments.flatMap((instrument) =>
    (['reused', 'bound'] as const).map((form) =>
      allocatesNothing(result, { library: ours, instrument, form }),
    ),
  ),
]

const faster = (result: MicroResult, peer: Call, least: number): Target =>
  timesAtLeast(
    `${peer.instrument}, ${peer.form} labels: faster than ${peer.library}`,
    slower(result, peer, { ...peer, library: ours }),
    least,
  )

const nearACell = (result: MicroResult, bound: Call): Target =>
  timesAtMost(
    `bound ${bound.instrument} beside ${cell}`,
    slower(result, bound, { ...bound, library: cell }),
    3,
  )

/** Counting the bytes allocates a few itself: less than one in two calls is none. */
const allocatesNothing = (result: MicroResult, call: Call): Target => {
  const bytes = callCost(result, call)?.bytes ?? NaN
  return atMost(
    `bytes that a ${call.form} ${call.instrument} allocates`,
    bytes < 0.5 ? 0 : Math.round(bytes),
    0,
  )
}
