import {
  arrivalsOf,
  audienceOf,
  receiversOf,
  type Arrival,
  type Environment,
  type Receiver,
} from '@octoscope/spec'
import type { Law } from './law.ts'
import { arrivalPlace } from './route-place.ts'

export const alertRouted: Law = {
  id: 'alert/routed',
  rule: 'In every environment each alert reaches the receivers stated there, and each of them tells somebody; an environment where nobody is told says why.',
  why: 'An alert that reaches nobody is no alert.',
  problems: ({ systems, environments }) =>
    environments.flatMap((environment) => [
      ...withoutReason(environment),
      ...arrivalsOf(systems, environment).flatMap((arrival) => misrouted(arrival, environment)),
    ]),
}

const withoutReason = ({ name, routing: { reaches } }: Environment) =>
  'nobody' in reaches && reaches.nobody.trim() === ''
    ? [
        {
          where: `${name} › routing`,
          message: 'Nobody is told of any alert here, and no reason is given.',
          advice: 'Write the reason in `reaches: { nobody: … }`, or state who hears of each severity.',
        },
      ]
    : []

const misrouted = ({ alert, system, labels }: Arrival, environment: Environment) => {
  const { routing } = environment
  const told = receiversOf(routing, labels)
  const where = arrivalPlace({ alert, labels }, environment)
  if ('nobody' in routing.reaches)
    return told.filter(hears).map((receiver) => ({
      where,
      message: `Nobody is said to hear of it, and "${receiver.name}" does.`,
      advice: 'State who hears of each severity in `reaches`.',
    }))

  const stated = audienceOf(routing, { severity: alert.severity, system: system.name })
  if (names(told) !== names(stated))
    return [
      {
        where,
        message: `It must reach ${names(stated)}; the tree leads it to ${names(told)}.`,
        advice: 'Mend the routes, or state in `reaches` what is meant, in the order of the tree.',
      },
    ]
  return told
    .filter((receiver) => !hears(receiver))
    .map(({ name }) => ({
      where,
      message: `It reaches "${name}", which has no way to tell anybody.`,
      advice: `Give "${name}" an integration, or write \`reaches: { nobody: … }\` with the reason.`,
    }))
}

const hears = ({ integrations }: Receiver): boolean => integrations.length > 0

const names = (receivers: readonly Receiver[]): string => receivers.map(({ name }) => name).join(', ')
