import { arrivalsOf, seconds, stopsOf, type Environment, type Stop } from '@octoscope/spec'
import type { Law } from './law.ts'
import { routePlace } from './route-place.ts'

/** A group that changes all the time must not send all the time. Source: Alertmanager's own default. */
const shortestInterval = '5m'

export const routePace: Law = {
  id: 'route/pace',
  rule: `Messages about one group are at least ${shortestInterval} apart, and repeated at a multiple of that interval: Alertmanager looks no more often.`,
  why: 'Messages that come too often are read no more; a repeat that is no multiple waits for the next interval.',
  problems: ({ systems, environments }) =>
    environments
      .filter(({ routing }) => !('nobody' in routing.reaches))
      .flatMap((environment) => {
        const stops = arrivalsOf(systems, environment)
          .filter(({ alert }) => alert.severity !== 'none')
          .flatMap(({ labels }) => stopsOf(environment.routing, labels))
        const each = new Map(stops.map((stop) => [stop.path.at(-1), stop]))
        return [...each.values()].flatMap((stop) => problemsOf(stop, environment))
      }),
}

const problemsOf = ({ path, groupInterval, repeatInterval }: Stop, environment: Environment) => {
  const where = routePlace(environment, path)
  const [interval, repeat] = [seconds(groupInterval), seconds(repeatInterval)]
  return [
    ...(interval < seconds(shortestInterval)
      ? [
          {
            where,
            message: `groupInterval must be at least ${shortestInterval}; it is ${groupInterval}.`,
            advice: `Write \`groupInterval: "${shortestInterval}"\`. \`groupWait\` is what decides how soon the first message comes.`,
          },
        ]
      : []),
    ...(repeat < interval || repeat % interval !== 0
      ? [
          {
            where,
            message: `repeatInterval must be a multiple of groupInterval, ${groupInterval}; it is ${repeatInterval}.`,
            advice: `Write \`repeatInterval: "${Math.max(1, Math.ceil(repeat / interval)) * interval}s"\`, or in a longer unit.`,
          },
        ]
      : []),
  ]
}
