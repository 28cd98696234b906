import {
  burnConditions,
  exact,
  isObjective,
  isSloWindow,
  sloWindows,
  slosOf,
  type Slo,
} from '@octoscope/spec'
import type { Law } from './law.ts'

export const sloPossible: Law = {
  id: 'slo/possible',
  rule: 'An SLO asks for more than 0 % and less than 100 %, over a known window, and its burn alerts can fire.',
  why: 'A burn that is more than all events cannot happen, and its alert would never fire.',
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      slosOf(system).flatMap((slo) =>
        faults(slo).map((fault) => ({ where: `${system.name} › slo ${slo.name}`, ...fault })),
      ),
    ),
}

const faults = (slo: Slo): readonly Fault[] => {
  const { name, objective, window } = slo
  if (!isObjective(objective))
    return [
      {
        message: `The objective of "${name}" must lie between 0 % and 100 %; "${String(objective)}" came.`,
        advice: 'Write a decimal such as "99.9%": at 100 % there is no budget to burn.',
      },
    ]
  if (!isSloWindow(window))
    return [
      {
        message: `The window of "${name}" must be one with a table of burn rates; "${String(window)}" came.`,
        advice: `Choose one of ${sloWindows.join(', ')}.`,
      },
    ]
  return [...unreachable(slo, 'page'), ...unreachable(slo, 'ticket')]
}

/** Not even if everything were bad: burn rate times budget is all of it, or more. */
const unreachable = (slo: Slo, burn: 'page' | 'ticket'): readonly Fault[] =>
  burnConditions({ ...slo, evidence: 1 }, burn)
    .filter(({ threshold }) => exact.compare(threshold, exact.fraction(1)) >= 0)
    .map(({ long, threshold }) => ({
      message: `The ${burn} of "${slo.name}" over ${long} can never fire: it waits for ${exact.digits(threshold).slice(0, 6)} times as many bad events as there are.`,
      advice:
        'Raise the objective, or alert on this with a rule of its own: a budget this large is no promise.',
    }))

interface Fault {
  readonly message: string
  readonly advice: string
}
