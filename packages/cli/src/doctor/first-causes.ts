import type { Finding } from './finding.ts'
import { theStack } from './hops/stack-runs.ts'

/** Marks what follows from an earlier failure of the same subject or of the whole, so that only first causes stand unmarked. */
export const markConsequences = (findings: readonly Finding[]): readonly Finding[] => {
  const broken = new Set<string>()
  const causeOf = (subject: string) => [theStack, subject].find((earlier) => broken.has(earlier))
  return findings.map((finding) => {
    if (finding.ok) return finding
    const { subject, consequenceOf = causeOf(subject) } = finding
    broken.add(subject)
    return consequenceOf === undefined ? finding : { ...finding, consequenceOf }
  })
}

export const firstCauses = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ ok, consequenceOf }) => !ok && consequenceOf === undefined)
