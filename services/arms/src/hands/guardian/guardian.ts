import { guardian } from '@octoscope/octollm/services'
import { findPii, findSecrets, redact } from '@octoscope/screening'
import { hand } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { checkRequest, type CheckRequest } from './check-request.ts'
import { isAtLeast, riskOf, type Issue } from './risk.ts'

/** `POST /check`: finds and redacts personal data and secrets in what is about to leave. */
export const guardianHand = hand(guardian, () => ({
  limits: { text_characters: 200_000 },
  register: (app, { log, metrics }) => {
    const schema = { body: jsonSchema(checkRequest) }

    app.post<{ Body: CheckRequest }>('/check', { schema }, async ({ body }) => {
      const issues = look(body.text)
      count(issues)
      const answer = judged(body, issues)
      const { risk_level, blocked } = answer
      log.info({ risk_level, blocked, issues: issues.length }, 'text.checked')
      return answer
    })

    const count = (issues: readonly Issue[]): void => {
      for (const { kind, type } of issues)
        if (kind === 'pii') metrics.piiDetections.add(1, { pii_type: type })
        else metrics.securityViolations.add(1, { violation_type: 'secret_leak', severity: 'high' })
    }
  },
}))

const look = (text: string): readonly Issue[] => [
  ...findPii(text).map(({ type, start, end }) => ({ kind: 'pii' as const, type, start, end })),
  ...findSecrets(text).map(({ type, start, end }) => ({ kind: 'secret' as const, type, start, end })),
]

/** A text whose risk is high may leave redacted only, and one with a private key not at all. */
const judged = ({ text, redact: redacted }: CheckRequest, issues: readonly Issue[]) => {
  const risk_level = riskOf(issues)
  return {
    safe: issues.length === 0,
    risk_level,
    issues,
    sanitized_text: redacted ? redact(text, issues) : text,
    blocked: isAtLeast(risk_level, redacted ? 'critical' : 'high'),
  }
}
