import type { Arrival, Environment, Route } from '@octoscope/spec'

/** Where a route stands: `production › route severity="critical" → pager`. The tree itself has no matchers. */
export const routePlace = ({ name, routing }: Environment, path: readonly Route[]): string =>
  [
    name,
    ...path.map(
      ({ matchers, receiver }) =>
        `route ${matchers.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(', ')} → ${receiver.name}`,
    ),
    ...(path.length === 0 ? [`route → ${routing.receiver.name}`] : []),
  ].join(' › ')

/** One alert as it comes to Alertmanager: `production › alert ServiceDown {job="orchestrator"}`. */
export const arrivalPlace = (
  { alert, labels }: Pick<Arrival, 'alert' | 'labels'>,
  { name, externalLabels }: Environment,
): string => {
  const told = Object.entries(labels).filter(
    ([label]) => !['alertname', 'severity', 'system', ...Object.keys(externalLabels)].includes(label),
  )
  const braced = told.length > 0 ? ` {${told.map(([label, value]) => `${label}="${value}"`).join(', ')}}` : ''
  return `${name} › alert ${alert.name}${braced}`
}
