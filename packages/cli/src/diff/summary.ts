import type { Risk } from './change.ts'
import { changesIn, type Comparison } from './compare.ts'
import { counted, signed } from './quantity.ts'

export const risks: readonly Risk[] = ['breaking', 'notable', 'safe']

export const countByRisk = (comparison: Comparison): Readonly<Record<Risk, number>> => {
  const all = changesIn(comparison)
  const count = (risk: Risk) => all.filter((change) => change.risk === risk).length
  return { breaking: count('breaking'), notable: count('notable'), safe: count('safe') }
}

/** One line: `7 changes: 1 breaking, 2 notable, 4 safe; at most 104,832 series (+88)`. */
export const summary = (comparison: Comparison): string => {
  const counts = countByRisk(comparison)
  const told = risks.filter((risk) => counts[risk] > 0)
  if (told.length === 0) return 'nothing that is declared has changed'
  const total = changesIn(comparison).length
  const { from, to } = comparison.series
  const moved = from === to ? '' : `; at most ${counted(to)} series (${signed(to - from)})`
  return `${total} ${total === 1 ? 'change' : 'changes'}: ${told.map((risk) => `${counts[risk]} ${risk}`).join(', ')}${moved}`
}
