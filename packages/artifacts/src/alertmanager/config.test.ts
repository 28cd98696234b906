import { arrivalsOf, route, type Receiver, type Routing } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { ruleLabels } from '../prometheus/rule-groups.ts'
import { alertmanager } from './index.ts'

const tell = (name: string, ...integrations: Receiver['integrations']): Receiver => ({ name, integrations })

const written = (about: Partial<Routing>) => {
  const { production } = environments
  const routing = { ...production.routing, routes: [], ...about }
  const [file] = alertmanager(stackIn({ ...production, routing }))
  return load(file?.text ?? '') as Record<string, unknown>
}

describe('receivers', () => {
  test('every secret is a file', () => {
    const receiver = tell(
      'all',
      { kind: 'slack', channel: '#alerts', urlSecret: 'slack' },
      { kind: 'pagerduty', routingKeySecret: 'pagerduty' },
      { kind: 'webhook', url: 'http://bridge/', tokenSecret: 'token' },
      {
        kind: 'email',
        to: 'ops@shop.example',
        from: 'alerts@shop.example',
        smarthost: 'mail:587',
        username: 'alerts',
        passwordSecret: 'mail',
      },
    )
    const authorization = { type: 'Bearer', credentials_file: '/run/secrets/token' }
    expect(written({ receiver })).toMatchObject({
      receivers: [
        {
          slack_configs: [{ api_url_file: '/run/secrets/slack' }],
          pagerduty_configs: [{ routing_key_file: '/run/secrets/pagerduty' }],
          webhook_configs: [{ url: 'http://bridge/', http_config: { authorization }, send_resolved: true }],
          email_configs: [{ auth_password_file: '/run/secrets/mail', require_tls: true }],
        },
      ],
    })
  })

  test('a heartbeat never hears that it has ended', () => {
    const receiver = tell('beat', { kind: 'heartbeat', url: 'http://dead-man/' })
    expect(written({ receiver })).toMatchObject({
      receivers: [{ webhook_configs: [{ url: 'http://dead-man/', send_resolved: false }] }],
    })
  })

  test('two of a kind share a list', () => {
    const receiver = tell(
      'both',
      { kind: 'webhook', url: 'http://a/' },
      { kind: 'webhook', url: 'http://b/' },
    )
    expect(written({ receiver })).toMatchObject({
      receivers: [{ webhook_configs: [{ url: 'http://a/' }, { url: 'http://b/' }] }],
    })
  })
})

test('hours in which a route is muted', () => {
  const weekend = { name: 'weekend', weekdays: ['saturday', 'sunday'], location: 'Europe/Berlin' } as const
  const night = { name: 'night', times: [{ from: '22:00', to: '24:00' }] } as const
  const quiet = route({ severity: 'warning' }, { receiver: tell('chat'), muteDuring: [weekend, night] })
  expect(written({ routes: [quiet] })).toMatchObject({
    route: { routes: [{ mute_time_intervals: ['weekend', 'night'] }] },
    time_intervals: [
      {
        name: 'weekend',
        time_intervals: [{ weekdays: ['saturday', 'sunday'], location: 'Europe/Berlin' }],
      },
      { name: 'night', time_intervals: [{ times: [{ start_time: '22:00', end_time: '24:00' }] }] },
    ],
  })
})

test('an alert comes to Alertmanager with the labels that its rule adds', () => {
  const { systems, environment } = stackIn(environments.production)
  const arrivals = arrivalsOf(systems, environment)
  expect(arrivals.length).toBeGreaterThan(0)
  for (const { alert, system, labels } of arrivals)
    expect(labels).toMatchObject({
      ...environment.externalLabels,
      ...ruleLabels(alert, system),
      alertname: alert.name,
    })
})
