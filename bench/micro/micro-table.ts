import { median, medianRatio } from '../report/statistics.ts'
import { figure, times, type Table } from '../report/table.ts'
import type { CallCost, MicroResult } from './run.ts'
import { cell, instruments, ours, type Subject } from './subject.ts'

export type Call = Pick<Subject, 'library' | 'instrument' | 'form'>

export const callCost = ({ calls }: MicroResult, call: Call): CallCost | undefined =>
  calls.find(
    ({ subject }) =>
      subject.library === call.library &&
      subject.instrument === call.instrument &&
      subject.form === call.form,
  )

/** How many times the first call takes as long as the second. NaN when one is missing. */
export const slower = (result: MicroResult, call: Call, beside: Call): number =>
  medianRatio(callCost(result, call)?.ns ?? [], callCost(result, beside)?.ns ?? [])

export const microTable = (result: MicroResult): Table => ({
  title: 'Instruments: one call',
  columns: [
    'call',
    ...instruments.flatMap((instrument) => [`${labelled[instrument]}: ns`, 'bytes', 'of ours']),
  ],
  rows: kinds(result).map((kind) => [
    kind.library === cell ? cell : `${kind.library}, ${kind.form}`,
    ...instruments.flatMap((instrument) => cellsOf(result, { ...kind, instrument })),
  ]),
  notes: [
    'Literal: the label object is written at the call. Reused: it was made before. Bound: a handle was given its labels once. “Of ours” is how many times as long it takes as the same form of ours. Bytes are what one call allocates on the heap.',
  ],
})

const labelled = {
  counter: 'counter, 3 labels',
  histogram: 'histogram, 2 labels',
  gauge: 'gauge, 1 label',
} as const

/** Each library with each of its forms, once. */
const kinds = ({ calls }: MicroResult): readonly Pick<Subject, 'library' | 'form'>[] => [
  ...new Map(
    calls.map(({ subject: { library, form } }) => [`${library} ${form}`, { library, form }]),
  ).values(),
]

const cellsOf = (result: MicroResult, call: Call): readonly string[] => {
  const cost = callCost(result, call)
  if (cost === undefined) return ['–', '–', '–']
  const against = slower(result, call, { ...call, library: ours })
  return [
    figure(median(cost.ns)),
    figure(Math.round(cost.bytes)),
    call.library === ours ? '' : times(against),
  ]
}
