/** An alert around a query, for the tests of the operators. */
import { alert, counter, oneOf, type Alert, type Condition, type Duration, type Proof } from '@octoscope/spec'
import type { MutationOperator } from './mutant.ts'

export const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error'), model: oneOf('one', 'two') },
})

export const alertOn = (
  expr: Condition,
  about: { readonly for?: Duration; readonly proof?: Proof } = {},
): Alert =>
  alert('Example', {
    expr,
    for: '5m',
    severity: 'warning',
    summary: '',
    description: '',
    runbook: { meaning: '', impact: '', look: [], act: [] },
    proof: {
      fires: [{ when: '', given: [], at: '5m', alerts: [] }],
      silent: [{ when: '', given: [], at: '5m' }],
    },
    ...about,
  })

/** The queries of the mutants of an operator, by what each changes. */
export const mutated = (operator: MutationOperator, expr: Condition): Readonly<Record<string, string>> =>
  Object.fromEntries(
    operator.mutate(alertOn(expr)).map(({ change, mutated: mutant }) => [change, String(mutant.expr)]),
  )
