import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alertmanager as render } from '@octoscope/artifacts'
import type { Integration, Receiver } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { poll } from '../native/poll.ts'
import { startAlertmanager, type Alertmanager } from './alertmanager.ts'
import { listen, type Listener } from './listener.ts'

let folder: string
let listener: Listener
let alertmanager: Alertmanager | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoscope-messages-'))
  listener = await listen()
  await writeFile(join(folder, 'secret'), listener.url)
})
afterEach(async () => {
  await alertmanager?.stop()
  listener.stop()
  await rm(folder, { recursive: true })
})

/** What a person reads of these alerts, through the integration as it is declared: only where it sends to is ours. */
const messageOf = async (integration: Integration, summaries: readonly string[]): Promise<unknown> => {
  const { production } = environments
  const receiver: Receiver = { name: 'people', integrations: [integration] }
  const routing = { ...production.routing, receiver, routes: [], groupWait: '200ms' } as const
  const [config] = render(stackIn({ ...production, routing }))
  const text = (config?.text ?? '')
    .replace('/run/secrets/secret', join(folder, 'secret'))
    .replace('routing_key_file:', `url: ${listener.url}\n        routing_key_file:`)
  alertmanager = await startAlertmanager(folder, text)
  for (const [index, summary] of summaries.entries())
    await alertmanager.fire(
      { alertname: 'Broken', severity: 'critical', job: 'shop', zone: String(index) },
      { summary, description: `${summary}, they say.`, runbook_url: 'docs/runbooks/broken.md' },
    )
  return JSON.parse((await poll(async () => listener.heard[0], { withinMs: 10_000 })) ?? 'null')
}

const slack: Integration = { kind: 'slack', channel: '#alerts', urlSecret: 'secret' }
const pagerduty: Integration = { kind: 'pagerduty', routingKeySecret: 'secret' }

test('Slack shows what has happened, and where its runbook is', async () => {
  expect(await messageOf(slack, ['The shop is shut'])).toMatchObject({
    channel: '#alerts',
    attachments: [
      {
        title: 'FIRING The shop is shut',
        text: expect.stringContaining('The shop is shut, they say. docs/runbooks/broken.md'),
      },
    ],
  })
})

test('PagerDuty is told in the summary of the alert', async () => {
  expect(await messageOf(pagerduty, ['The shop is shut'])).toMatchObject({
    event_action: 'trigger',
    payload: { summary: 'The shop is shut', severity: 'critical' },
  })
})

test('PagerDuty has a summary of alerts that have none in common, else it would refuse them', async () => {
  expect(await messageOf(pagerduty, ['Shelf one is empty', 'Shelf two is empty'])).toMatchObject({
    payload: { summary: 'Broken' },
  })
})
