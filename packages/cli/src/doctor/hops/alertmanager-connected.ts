import { alertmanager } from '@octoscope/platform'
import type { Facts } from '../facts/facts.ts'
import { inWords, isOk } from '../facts/answer.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('alerts reach Alertmanager')
const { name } = alertmanager

/** Alertmanager is ready, and Prometheus sends its alerts there. */
export const alertmanagerConnected = (facts: Facts): readonly Finding[] =>
  facts.absent.has(name)
    ? [well(name, 'is not on this machine: delivery was not checked')]
    : [answers(facts), ...connected(facts)]

const answers = ({ alertmanager: ready }: Facts): Finding =>
  isOk(ready)
    ? well(name, `answers at ${ready.url}`)
    : broken(name, {
        message: `${name} must answer ${ready.url} with 200; ${inWords(ready)}`,
        why: 'Alerts fire in Prometheus and nobody is told.',
        remedy:
          'Start it with `octoscope up`. If the machine lacks it: apt-get install prometheus-alertmanager',
      })

const connected = ({ prometheus: { told }, stack: { environment } }: Facts): readonly Finding[] => {
  if ('error' in told) return []
  const address = environment.address(alertmanager)
  if (told.alertmanagers.some((url) => new URL(url).host === address))
    return [well(name, 'is known to Prometheus')]
  return [
    broken(name, {
      message: `Prometheus must send alerts to ${address}; it sends them to ${told.alertmanagers.join(', ') || 'nobody'}`,
      why: 'Alerts fire in Prometheus and nobody is told.',
      remedy:
        'Prometheus runs with another configuration than the declared one. Generate it again and restart Prometheus.',
    }),
  ]
}
