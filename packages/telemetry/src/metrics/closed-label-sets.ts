import type { Labels } from '@octoscope/spec/metrics'
import type { LabelSet } from './label-guard.ts'

/** Every label set that can ever occur, when all labels are closed; none when one is met only at run time. */
export const closedLabelSets = (labels: Labels): readonly LabelSet[] =>
  Object.entries(labels).reduce<readonly LabelSet[]>(
    (sets, [name, label]) =>
      label.kind === 'oneOf'
        ? sets.flatMap((set) => label.values.map((value) => ({ ...set, [name]: value })))
        : [],
    [{}],
  )
