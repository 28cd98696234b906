import {
  alertsOf,
  arrivalsOf,
  inhibitionsOf,
  receiversIn,
  receiversOf,
  type Alert,
  type Environment,
  type Integration,
  type Inhibition,
  type Stack,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'
import { runbookPage } from './runbook-url.ts'

/** Who hears of each alert in each environment, and which alert silences which. */
export const routes = (stack: Stack): File =>
  page(
    'docs/reference/routes.md',
    'packages/stack/src/routing.ts',
    '# Routes',
    'Who is told of each alert, in the order of the tree. `octoscope test` asks amtool the same.',
    matrix(stack),
    ...stack.environments.flatMap(reason),
    '## Receivers',
    receivers(stack),
    '## Inhibitions',
    'While the first alert fires, the second tells nobody. `octoscope test` plays each through a real Alertmanager.',
    inhibitions(stack.systems.flatMap(inhibitionsOf)),
  )

const matrix = ({ systems, environments }: Stack): string =>
  table(
    ['Alert', 'Severity', ...environments.map(({ name }) => name)],
    systems.flatMap((system) =>
      alertsOf(system).map((alert) => [
        link(alert),
        alert.severity,
        ...environments.map((environment) => told(alert, { systems, environment })),
      ]),
    ),
  )

/** Every way the alert goes: one line, unless its label sets go different ways. */
const told = (alert: Alert, { systems, environment }: Pick<Stack, 'systems' | 'environment'>): string => {
  const ways = arrivalsOf(systems, environment)
    .filter((arrival) => arrival.alert === alert)
    .map(({ labels }) =>
      receiversOf(environment.routing, labels)
        .map(({ name }) => name)
        .join(', '),
    )
  return [...new Set(ways)].join('; or ')
}

const reason = ({ name, routing: { reaches } }: Environment): readonly string[] =>
  'nobody' in reaches ? [`Nobody is told in ${code(name)}: ${reaches.nobody}`] : []

const receivers = ({ environments }: Stack): string => {
  const byName = new Map(
    environments.flatMap(({ routing }) => receiversIn(routing)).map((each) => [each.name, each]),
  )
  return table(
    ['Receiver', 'Told by'],
    [...byName.values()].map(({ name, integrations }) => [
      name,
      integrations.map(toldBy).join('; ') || 'nothing: alerts wait in Alertmanager',
    ]),
  )
}

const toldBy = (way: Integration): string => {
  switch (way.kind) {
    case 'slack':
      return `Slack, ${way.channel}, secret ${code(way.urlSecret)}`
    case 'pagerduty':
      return `PagerDuty, secret ${code(way.routingKeySecret)}`
    case 'email':
      return `e-mail to ${way.to}, secret ${code(way.passwordSecret)}`
    case 'webhook':
    case 'heartbeat':
      return `${way.kind}${way.tokenSecret === undefined ? '' : `, secret ${code(way.tokenSecret)}`}`
  }
}

const inhibitions = (all: readonly Inhibition[]): string =>
  table(
    ['While', 'silent', 'of the same', 'Because'],
    all.flatMap(({ source, targets, equal, why }) =>
      targets.map((target) => [link(source), link(target), equal.map(code).join(', '), why]),
    ),
  )

const link = (alert: Alert): string => `[${alert.name}](../runbooks/${runbookPage(alert)})`
