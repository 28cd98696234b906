import type { Colors } from '../terminal/colors.ts'
import type { Finding } from './finding.ts'
import { firstCauses } from './first-causes.ts'

/** Findings for a person: a line for each hop, then each first cause with its reason, its remedy and what follows from it. */
export const describeFindings = (findings: readonly Finding[], colors: Colors): readonly string[] => {
  const hops = [...new Set(findings.map(({ hop }) => hop))]
  return [
    ...hops.map((hop) => describeHop(hop, findings, colors)),
    ...firstCauses(findings).flatMap((cause) => describeCause(cause, findings, colors)),
  ]
}

const describeHop = (name: string, findings: readonly Finding[], { dim, green, red }: Colors): string => {
  const here = findings.filter(({ hop }) => hop === name)
  const well = here.filter(({ ok }) => ok)
  return `${well.length === here.length ? green('✓') : red('✗')} ${name} ${dim(`${well.length} of ${here.length}`)}`
}

const describeCause = (
  cause: Finding,
  findings: readonly Finding[],
  { bold, cyan, dim, red }: Colors,
): readonly string[] => {
  const { message, why = '', remedy = '', subject } = cause
  const following = findings
    .filter(({ consequenceOf }) => consequenceOf === subject)
    .map((finding) => describeConsequence(finding, subject))
  return [
    `${red('✗')} ${bold(message)}`,
    `  ${why}`,
    `  ${cyan('→')} ${remedy}`,
    ...(following.length > 0 ? [dim(`  It also breaks: ${shorten(following)}`)] : []),
  ]
}

const describeConsequence = ({ hop, subject }: Finding, cause: string): string =>
  subject === cause ? hop : `${subject}: ${hop}`

const shorten = (all: readonly string[]): string =>
  all.length > 6 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.join(', ')
