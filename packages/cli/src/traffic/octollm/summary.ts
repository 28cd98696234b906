import type { Result } from './send.ts'

/** Traffic in numbers. */
export interface Summary {
  readonly sent: number
  readonly accepted: number
  readonly completed: number
  readonly failed: number
  readonly blocked: number
  readonly refused: number
  /** Results that a healthy OctoLLM would not have given, each in a few words. */
  readonly surprises: readonly string[]
}

export const summarize = (results: readonly Result[]): Summary => {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length
  return {
    sent: results.length,
    accepted: results.filter(({ taskId }) => taskId !== undefined).length,
    completed: count('completed'),
    failed: count('failed'),
    blocked: count('blocked'),
    refused: count('refused') + count('unreachable'),
    surprises: results.filter(isSurprise).map(inWords),
  }
}

const isSurprise = ({ outcome, errand }: Result): boolean => outcome !== errand.scenario.expect

const inWords = ({ outcome, errand: { scenario }, remark }: Result): string =>
  `${scenario.name}: ${scenario.expect} expected, ${outcome} came${remark ? ` (${remark})` : ''}`

/** `20 sent: 18 accepted (16 completed, 2 failed), 2 blocked, 0 refused`. */
export const describe = ({ sent, accepted, completed, failed, blocked, refused }: Summary): string =>
  `${sent} sent: ${accepted} accepted (${completed} completed, ${failed} failed), ${blocked} blocked, ${refused} refused`
