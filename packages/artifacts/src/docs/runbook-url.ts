import type { Alert, Environment } from '@octoscope/spec'

/** The page of an alert, under the folder of runbooks. */
export const runbookPage = ({ name }: Pick<Alert, 'name'>): string => `${kebab(name)}.md`

export const runbookUrl = (alert: Pick<Alert, 'name'>, { runbooks }: Environment): string =>
  `${runbooks}/${runbookPage(alert)}`

/** `HighLLMAPICost` becomes `high-llm-api-cost`. */
const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
