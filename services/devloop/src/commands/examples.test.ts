/** The commands of the examples, as their shells run them: taken from the files, not copied. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { load } from 'js-yaml'
import { expect, onTestFinished, test } from 'vitest'
import { main } from '../testing/started-devloop.ts'
import { scratchFolder } from '../testing/scratch-folder.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')

const run = JSON.stringify({
  event_type: 'agent_executed',
  timestamp: new Date().toISOString(),
  agent: 'a<b & c',
  duration_ms: 100,
  findings: 0,
  severity_levels: null,
  success: true,
  details: null,
})

/** A workspace with an event log, and `devloop` on its PATH. */
const workspace = () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, '.devloop'))
  writeFileSync(join(folder, '.devloop/events.jsonl'), `${run}\n`)
  writeFileSync(join(folder, 'devloop'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
  chmodSync(join(folder, 'devloop'), 0o755)
  return folder
}

const shell = async (command: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ...env },
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  expect({ command, code, errors: code === 0 ? '' : errors }).toEqual({ command, code: 0, errors: '' })
  return output
}

const receiver = async () => {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    bodies.push(await text(request))
    response.end('ok')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

test('Jenkins: each step after the stages works', async () => {
  const folder = workspace()
  const { bodies, url } = await receiver()
  const steps = [...example('Jenkinsfile').matchAll(/sh '(devloop [^']+)'/g)].map(
    ([, command]) => command ?? '',
  )
  expect(steps.length).toBe(2)
  for (const step of steps) await shell(step, folder, { METRICS_URL: url })
  expect(JSON.parse(readFileSync(join(folder, 'metrics.json'), 'utf8'))).toMatchObject([{ agent: 'a<b & c' }])
  expect(bodies.map((body) => JSON.parse(body) as unknown)).toMatchObject([[{ agent: 'a<b & c' }]])
})

test('GitHub Actions: each step works, and Slack gets what it understands', async () => {
  const folder = workspace()
  const { bodies, url } = await receiver()
  const workflow = load(example('github-actions.yml')) as {
    readonly jobs: { readonly metrics: { readonly steps: readonly { readonly run?: string }[] } }
  }
  for (const { run: step } of workflow.jobs.metrics.steps)
    if (step !== undefined) await shell(step, folder, { SLACK_WEBHOOK_URL: url })
  const [body = ''] = bodies
  expect(JSON.parse(body)).toEqual({
    text: expect.stringContaining('DevLoop: 1 runs, 100 % successful.') as string,
  })
  expect(body).toContain('a&lt;b &amp; c')
})

test('status says whether metrics are enabled, and what the log holds', async () => {
  const folder = workspace()
  expect(await shell('devloop status', folder, {})).toContain('Metrics: disabled (port 9464, path /metrics)')
  writeFileSync(join(folder, '.devloop.json'), '{ "global": { "metrics": { "enabled": true } } }')
  const told = await shell('devloop status', folder, {})
  expect(told).toContain('Metrics: enabled')
  expect(told).toContain('Events: 1 (1 runs, 0 failed)')
})
