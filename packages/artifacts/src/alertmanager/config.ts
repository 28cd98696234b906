import {
  inhibitionsOf,
  mutedHoursIn,
  receiversIn,
  type Inhibition,
  type Pace,
  type Route,
  type Stack,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { matcher, named } from './matcher.ts'
import { receiver } from './receiver.ts'
import { timeInterval } from './time-interval.ts'

/** `alertmanager.yml`, in the subset that 0.25 and 0.34 both read, the latter in its strict mode too. */
export const config = ({ systems, environment: { routing } }: Stack): File => {
  const inhibitions = systems.flatMap(inhibitionsOf)
  const hours = mutedHoursIn(routing)
  return yaml('monitoring/alertmanager/alertmanager.yml', 'packages/stack/src/routing.ts', {
    global: { resolve_timeout: '5m' },
    route: { receiver: routing.receiver.name, ...pace(routing), ...branches(routing.routes) },
    receivers: receiversIn(routing).map(receiver),
    ...(hours.length > 0 && { time_intervals: hours.map(timeInterval) }),
    ...(inhibitions.length > 0 && { inhibit_rules: inhibitions.map(inhibition) }),
  })
}

const branches = (routes: readonly Route[]): object =>
  routes.length > 0 ? { routes: routes.map(route) } : {}

const route = (each: Route) => ({
  receiver: each.receiver.name,
  ...(each.matchers.length > 0 && { matchers: each.matchers.map(matcher) }),
  ...(each.continue && { continue: true }),
  ...pace(each),
  ...(each.muteDuring.length > 0 && { mute_time_intervals: each.muteDuring.map(({ name }) => name) }),
  ...branches(each.routes),
})

/** Only what the route tells: the rest is inherited. */
const pace = ({ groupBy, groupWait, groupInterval, repeatInterval }: Partial<Pace>) => ({
  ...(groupBy && { group_by: groupBy }),
  ...(groupWait && { group_wait: groupWait }),
  ...(groupInterval && { group_interval: groupInterval }),
  ...(repeatInterval && { repeat_interval: repeatInterval }),
})

const inhibition = ({ source, targets, equal }: Inhibition) => ({
  source_matchers: [named(source)],
  target_matchers: [named(...targets)],
  equal,
})
