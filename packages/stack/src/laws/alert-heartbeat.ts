import {
  alertsOf,
  arrivalsOf,
  inhibitionsOf,
  receiversOf,
  seconds,
  selectors,
  stopsOf,
  type Arrival,
  type Environment,
  type Receiver,
  type Stack,
} from '@octoscope/spec'
import type { Law } from './law.ts'
import { arrivalPlace } from './route-place.ts'

/** What a dead-man service waits for, at least: Alertmanager holds on to an alert for up to four minutes by itself. */
const longestPause = '5m'

export const alertHeartbeat: Law = {
  id: 'alert/heartbeat',
  rule: `Where people are told, an alert of severity "none" fires always, reaches a heartbeat of its own at least every ${longestPause}, and nothing silences it.`,
  why: 'Whoever hears nothing cannot tell whether all is well or the alert path is broken.',
  problems: (stack) => [
    ...missing(stack),
    ...stack.systems.flatMap(alertsOf).filter(isHeartbeat).flatMap(conditional),
    ...stack.systems.flatMap(inhibitionsOf).flatMap(({ source, targets }) =>
      targets.filter(isHeartbeat).map(({ name }) => ({
        where: `inhibition by ${source.name}`,
        message: `"${name}" tells that the alert path works, and "${source.name}" would silence it.`,
        advice: `Take "${name}" out of the targets.`,
      })),
    ),
    ...attended(stack).flatMap((environment) =>
      arrivalsOf(stack.systems, environment).flatMap((arrival) =>
        isHeartbeat(arrival.alert) ? tooSeldom(arrival, environment) : mixed(arrival, environment),
      ),
    ),
  ],
}

const isHeartbeat = ({ severity }: Arrival['alert']): boolean => severity === 'none'

const attended = ({ environments }: Stack): readonly Environment[] =>
  environments.filter(({ routing }) => !('nobody' in routing.reaches))

const missing = (stack: Stack) =>
  attended(stack).length > 0 && !stack.systems.flatMap(alertsOf).some(isHeartbeat)
    ? [
        {
          where: 'stack',
          message: 'No alert fires always, so nobody would hear that alerts come through no more.',
          advice: 'Declare one with `expr: always()` and `severity: "none"`, and route it to a heartbeat.',
        },
      ]
    : []

const conditional = ({ name, expr }: Arrival['alert']) =>
  selectors(expr.node).length > 0
    ? [
        {
          where: `alert ${name}`,
          message: `An alert of severity "none" must fire always; "${name}" fires when \`${String(expr)}\`.`,
          advice: 'Give it another severity, or `expr: always()`.',
        },
      ]
    : []

const tooSeldom = (arrival: Arrival, environment: Environment) => {
  const where = arrivalPlace(arrival, environment)
  return stopsOf(environment.routing, arrival.labels).flatMap(
    ({ receiver, repeatInterval, groupInterval }) => [
      ...(beatsOnly(receiver)
        ? []
        : [
            {
              where,
              message: `It must reach a heartbeat and nobody else; it reaches "${receiver.name}".`,
              advice: 'Give it a route of its own, before all others, to a receiver with a heartbeat alone.',
            },
          ]),
      ...[repeatInterval, groupInterval]
        .filter((pause) => seconds(pause) > seconds(longestPause))
        .map((pause) => ({
          where,
          message: `It must be sent again within ${longestPause}; its route waits for ${pause}.`,
          advice: 'Write `groupInterval: "1m"` and `repeatInterval: "1m"` on its route.',
        })),
    ],
  )
}

const mixed = (arrival: Arrival, environment: Environment) =>
  receiversOf(environment.routing, arrival.labels)
    .filter(({ integrations }) => integrations.some(({ kind }) => kind === 'heartbeat'))
    .map(({ name }) => ({
      where: arrivalPlace(arrival, environment),
      message: `Heartbeat "${name}" is for alerts of severity "none"; this one would look like a sign of life.`,
      advice: 'Route it to a receiver that tells people.',
    }))

const beatsOnly = ({ integrations }: Receiver): boolean =>
  integrations.length > 0 && integrations.every(({ kind }) => kind === 'heartbeat')
