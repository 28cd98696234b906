import { judge } from '@octoscope/octollm/services'
import { hand } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { refuse } from '../../refuse.ts'
import { judgeCriterion } from './criterion.ts'
import type { Finding } from './finding.ts'
import { InvalidSchema, judgeSchema } from './schema-check.ts'
import { validateRequest, type ValidateRequest } from './validate-request.ts'

/** `POST /validate`: checks an output against its acceptance criteria and, if given, a JSON Schema. */
export const judgeHand = hand(judge, () => ({
  limits: { output_characters: 200_000, acceptance_criteria: 50 },
  register: (app, { log }) => {
    const schema = { body: jsonSchema(validateRequest) }

    app.post<{ Body: ValidateRequest }>('/validate', { schema }, async ({ body }, reply) => {
      try {
        const verdict = judgeOutput(body)
        const { valid, quality_score, confidence } = verdict
        log.info({ valid, quality_score, confidence, issues: verdict.issues.length }, 'output.judged')
        return verdict
      } catch (error) {
        if (!(error instanceof InvalidSchema)) throw error
        return refuse(reply, 422, { code: 'field_invalid', message: error.message, field: 'json_schema' })
      }
    })
  },
}))

/** An output that nothing is asked of must at least be there. */
const judgeOutput = ({ output, acceptance_criteria, json_schema }: ValidateRequest) => {
  const asked =
    acceptance_criteria.length === 0 && json_schema === undefined ? ['not empty'] : acceptance_criteria
  const findings = asked.map((criterion) => judgeCriterion(criterion, output))
  return verdict(json_schema === undefined ? findings : [...findings, judgeSchema(json_schema, output)])
}

const verdict = (findings: readonly Finding[]) => ({
  valid: findings.every(({ met }) => met),
  quality_score: round(findings.reduce((total, { score }) => total + score, 0) / findings.length),
  issues: findings.filter(({ met }) => !met).map(({ criterion, message }) => ({ criterion, message })),
  confidence: Math.min(...findings.map(({ confidence }) => confidence)),
})

const round = (score: number): number => Math.round(score * 100) / 100
