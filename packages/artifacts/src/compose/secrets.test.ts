import { route, type Receiver, type Routing } from '@octoscope/spec'
import { onCall, toWebhook, unattended } from '@octoscope/stack'
import { describe, expect, it } from 'vitest'
import { routingSecrets } from './secrets.ts'

const receiver = (urlSecret: string): Receiver => ({
  name: urlSecret,
  integrations: [{ kind: 'slack', channel: '#alerts', urlSecret }],
})

describe('routingSecrets', () => {
  it('names the secret of every receiver once', () => {
    expect([...routingSecrets(onCall('http://127.0.0.1:9999/'))].toSorted()).toEqual([
      'heartbeat_token',
      'pagerduty_routing_key',
      'slack_webhook_url',
    ])
  })

  it('counts the receiver of the tree, and those of its routes at every depth', () => {
    const routing: Routing = {
      ...unattended,
      receiver: receiver('first'),
      routes: [
        route(
          { severity: 'critical' },
          { receiver: receiver('second'), routes: [route({}, { receiver: receiver('third') })] },
        ),
      ],
    }
    expect(routingSecrets(routing)).toEqual(['first', 'second', 'third'])
  })

  it('needs none where nothing is secret', () => {
    expect(routingSecrets(unattended)).toEqual([])
    expect(routingSecrets(toWebhook('http://127.0.0.1:9999/'))).toEqual([])
  })
})
