import type { Receiver, Routing } from '@octoscope/spec'
import { onCall, toWebhook, unattended } from '@octoscope/stack'
import { describe, expect, it } from 'vitest'
import { routingSecrets } from './secrets.ts'

const receiver = (urlSecret: string): Receiver => ({
  name: urlSecret,
  integrations: [{ kind: 'slack', channel: '#alerts', urlSecret }],
})

describe('routingSecrets', () => {
  it('names the secret of every receiver once', () => {
    expect([...routingSecrets(onCall)].toSorted()).toEqual(['pagerduty_routing_key', 'slack_webhook_url'])
  })

  it('counts the fallback, and every receiver of a route', () => {
    const routing: Routing = {
      ...unattended,
      fallback: receiver('first'),
      routes: [{ severity: 'critical', receivers: [receiver('second'), receiver('third')] }],
    }
    expect(routingSecrets(routing)).toEqual(['first', 'second', 'third'])
  })

  it('needs none where nothing is secret', () => {
    expect(routingSecrets(unattended)).toEqual([])
    expect(routingSecrets(toWebhook('http://127.0.0.1:9999/'))).toEqual([])
  })
})
