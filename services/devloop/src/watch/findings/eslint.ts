import { relative } from 'node:path'
import { z } from 'zod'
import type { Finding, Report } from './finding.ts'

const message = z.looseObject({
  ruleId: z.string().nullish(),
  severity: z.number(),
  message: z.string(),
  line: z.number().nullish(),
  fatal: z.boolean().optional(),
  fix: z.unknown().optional(),
})

/** Source: eslint.org/docs, "Formatters", json. */
const results = z.array(
  z.looseObject({
    filePath: z.string(),
    messages: z.array(message),
    suppressedMessages: z.array(message).optional(),
  }),
)

/** Reads ESLint's JSON. Throws when it is none. */
export const eslintReport = (text: string, folder: string): Report => {
  const files = results.parse(JSON.parse(text))
  return {
    looked: files.map(({ filePath }) => relative(folder, filePath)),
    findings: files.flatMap(({ filePath, messages, suppressedMessages = [] }) => {
      const file = relative(folder, filePath)
      return [
        ...messages.map((each) => finding(file, each, false)),
        ...suppressedMessages.map((each) => finding(file, each, true)),
      ]
    }),
  }
}

const finding = (file: string, about: z.infer<typeof message>, suppressed: boolean): Finding => ({
  file,
  line: about.line ?? 0,
  type: about.ruleId ?? (about.fatal ? 'parse-error' : 'eslint'),
  severity: about.fatal ? 'critical' : about.severity >= 2 ? 'high' : 'medium',
  description: about.message,
  fixable: about.fix !== undefined,
  suppressed,
})
