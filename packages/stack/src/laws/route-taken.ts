import { arrivalsOf, routesIn, stopsOf } from '@octoscope/spec'
import type { Law } from './law.ts'
import { routePlace } from './route-place.ts'

export const routeTaken: Law = {
  id: 'route/taken',
  rule: 'Every route is taken by an alert that some proof shows.',
  why: 'A route that takes no alert looks like care, and is none.',
  problems: ({ systems, environments }) =>
    environments.flatMap((environment) => {
      const { routing } = environment
      const taken = new Set(
        arrivalsOf(systems, environment).flatMap(({ labels }) =>
          stopsOf(routing, labels).flatMap(({ path }) => path),
        ),
      )
      return routesIn(routing)
        .filter((route) => !taken.has(route))
        .map((route) => ({
          where: routePlace(environment, [route]),
          message: 'No alert takes this route: none fits, or a route before it takes them all.',
          advice:
            'Remove it, move it up, or let the route before it `continue`; or prove an alert that takes it.',
        }))
    }),
}
