import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Meaning } from '@octoscope/spec'

/** Words and colours in place of single values. */
export const meanings = (all: readonly Meaning[]): ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(
      all.map(({ value, text, color }, index) => [String(value), { text, color, index }]),
    ),
  },
]
