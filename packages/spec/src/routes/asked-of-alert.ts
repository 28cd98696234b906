import { matcher, type Ask, type AskedFor } from '../promql/matcher.ts'
import type { Matcher } from '../promql/node.ts'
import type { Alert, Severity } from '../rules/alert.ts'
import type { Job } from '../system/job.ts'
import type { System } from '../system/system.ts'

/**
 * What a route asks of an alert's labels. Alerts, systems and jobs are given as values, so that a name nobody declares
 * cannot be written; other labels are those that a query keeps or an environment adds.
 */
export interface AskedOfAlert {
  readonly alertname?: OneOrMore<Alert>
  readonly severity?: Severity | AskedFor<Severity>
  readonly system?: OneOrMore<System>
  readonly job?: OneOrMore<Job>
  readonly [label: string]: Ask<unknown> | OneOrMore<Alert> | OneOrMore<System> | OneOrMore<Job>
}

type OneOrMore<T> = T | readonly [T, ...T[]]

/** What is asked, as Alertmanager writes it. */
export const matchersOf = (asked: AskedOfAlert): readonly Matcher[] =>
  Object.entries(asked).map(([label, ask]) => {
    if (isList(ask)) return { label, operator: '=~', value: ask.map(({ name }) => name).join('|') }
    return typeof ask === 'object' && 'name' in ask
      ? { label, operator: '=', value: ask.name }
      : matcher(label, ask)
  })

type Asked = AskedOfAlert[string]
const isList = (ask: Asked): ask is Extract<Asked, readonly unknown[]> => Array.isArray(ask)
