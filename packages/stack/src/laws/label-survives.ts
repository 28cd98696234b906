import type { Analysis } from '@octoscope/spec'
import { branchesOf } from './analysed.ts'

/** Whether no branch of a query surely lacks the label. */
export const survives = (analysis: Analysis, label: string): boolean =>
  branchesOf(analysis.node).every((branch) => {
    const { atMost } = analysis.of(branch).facts.labels
    return !atMost || atMost.has(label)
  })

/** The labels that a query keeps in each of its branches, in words. */
export const kept = ({ facts }: Analysis): string =>
  [...(facts.labels.atMost ?? [])].map((label) => `"${label}"`).join(', ') || 'no labels'
