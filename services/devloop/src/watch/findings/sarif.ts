import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Severity } from '@octoscope/devloop/metrics'
import { z } from 'zod'
import { severityOf } from '../../events/severity.ts'
import type { Finding, Report } from './finding.ts'

const properties = z.looseObject({ 'security-severity': z.coerce.string().optional() }).optional()

const location = z.looseObject({
  physicalLocation: z
    .looseObject({
      artifactLocation: z.looseObject({ uri: z.string().optional() }).optional(),
      region: z.looseObject({ startLine: z.number().optional() }).optional(),
    })
    .optional(),
})

const rule = z.looseObject({
  id: z.string(),
  properties,
  defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
})

const result = z.looseObject({
  ruleId: z.string().optional(),
  level: z.string().optional(),
  message: z.looseObject({ text: z.string().optional() }),
  locations: z.array(location).optional(),
  suppressions: z.array(z.unknown()).optional(),
  fixes: z.array(z.unknown()).optional(),
  properties,
})

/** Source: SARIF 2.1.0, OASIS. */
const log = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({ driver: z.looseObject({ rules: z.array(rule).optional() }) }),
      results: z.array(result).nullish(),
    }),
  ),
})

/** Reads SARIF. Throws when it is none. */
export const sarifReport = (text: string, folder: string): Report => {
  const { runs } = log.parse(JSON.parse(text))
  return {
    findings: runs.flatMap(({ tool, results }) => {
      const rules = new Map((tool.driver.rules ?? []).map((each) => [each.id, each]))
      return (results ?? []).map((each) => finding(each, rules.get(each.ruleId ?? ''), folder))
    }),
  }
}

const finding = (
  about: z.infer<typeof result>,
  by: z.infer<typeof rule> | undefined,
  folder: string,
): Finding => {
  const place = about.locations?.[0]?.physicalLocation
  const score = about.properties?.['security-severity'] ?? by?.properties?.['security-severity']
  return {
    file: fileOf(place?.artifactLocation?.uri ?? '', folder),
    line: place?.region?.startLine ?? 0,
    type: about.ruleId ?? 'sarif',
    severity:
      score === undefined
        ? severityOf(about.level ?? by?.defaultConfiguration?.level ?? 'warning')
        : severityOfScore(Number(score)),
    description: about.message.text ?? '',
    fixable: (about.fixes?.length ?? 0) > 0,
    suppressed: (about.suppressions?.length ?? 0) > 0,
  }
}

const fileOf = (uri: string, folder: string): string => {
  const path = uri.startsWith('file:') ? fileURLToPath(uri) : decodeURI(uri)
  return isAbsolute(path) ? relative(folder, path) : path.replace(/^\.\//, '')
}

/** The bounds of CVSS 3, as GitHub's code scanning takes them. */
const severityOfScore = (score: number): Severity =>
  score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
