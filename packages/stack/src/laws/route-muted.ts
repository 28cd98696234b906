import { arrivalsOf, stopsOf } from '@octoscope/spec'
import type { Law } from './law.ts'
import { routePlace } from './route-place.ts'

export const routeMuted: Law = {
  id: 'route/muted',
  rule: 'No hour of the week mutes a critical alert or a heartbeat.',
  why: 'A critical alert that is muted wakes nobody.',
  problems: ({ systems, environments }) =>
    environments.flatMap((environment) => {
      const always = arrivalsOf(systems, environment).filter(({ alert }) => alert.severity !== 'warning')
      const routes = always.flatMap(({ labels }) =>
        stopsOf(environment.routing, labels).map(({ path }) => path),
      )
      const each = new Map(routes.map((path) => [path.at(-1), path]))
      return [...each].flatMap(([route, path]) =>
        (route?.muteDuring ?? []).map(({ name }) => ({
          where: routePlace(environment, path),
          message: `An alert that cannot wait ends here, and "${name}" mutes it.`,
          advice: 'Mute a route that takes warnings alone.',
        })),
      )
    }),
}
