/** The watcher with real agents: ESLint, a test command that fails, one that crashes, and one that never ends. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  activeIssues,
  agentCpu,
  agentDuration,
  agentLastRun,
  agentMemory,
  agentQueueDepth,
  agentRuns,
  ciFailuresPrevented,
  developerTimeSaved,
  diskIo,
  eventLatency,
  eventQueueSize,
  eventsProcessed,
  falsePositives,
  filesChanged,
  filesWatched,
  issuesAutofixed,
  issuesFound,
  issuesPrevented,
  memoryLooks,
  pushes,
  systemCpu,
  systemMemory,
} from '@octoscope/devloop/metrics'
import { samplesOf } from '@octoscope/telemetry/testing'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import type { DevloopEvent } from '../events/event.ts'
import { pageOf, startDevloop } from '../testing/started-devloop.ts'
import { scratchFolder } from '../testing/scratch-folder.ts'

const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js')

const rules = `export default [{ rules: { 'no-undef': 'error', 'no-var': 'error', 'no-debugger': 'warn' } }]\n`

/** Two errors, one of which ESLint can mend, a warning, and one that somebody has called none. */
const source = [
  'var first = unknown',
  'debugger',
  'export const second = other // eslint-disable-line no-undef',
  'export { first }',
  '',
].join('\n')

const repository = (agents: object): string => {
  const folder = scratchFolder()
  execFileSync('git', ['init', '--quiet', folder])
  writeFileSync(join(folder, 'eslint.config.mjs'), rules)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(
    join(folder, '.devloop.json'),
    JSON.stringify({
      global: { metrics: { granularity: '100ms' } },
      watch: { debounce: '50ms', ignore: ['ignored/**'] },
      agents,
    }),
  )
  return folder
}

const node = process.execPath
const linter = {
  command: [node, eslint, '--format', 'json', '{files}'],
  patterns: ['**/*.js'],
  findings: 'eslint',
}
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000, interval: 100 })

test('what agents do is what the metrics say', { timeout: 120_000 }, async () => {
  const folder = repository({
    linter: { ...linter, fix: [node, eslint, '--fix', '{files}'] },
    tests: {
      command: [node, '-e', 'console.error("1 test failed"); process.exit(1)'],
      patterns: ['**/*.js'],
    },
    crashing: { command: [node, '-e', 'process.kill(process.pid, "SIGSEGV")'], patterns: ['**/*.js'] },
    hanging: {
      command: [node, '-e', 'setInterval(() => {}, 1000)'],
      patterns: ['**/*.js'],
      timeout: '500ms',
    },
    missing: { command: ['no-such-program'], patterns: ['**/*.js'] },
  })
  const { url } = await startDevloop('watch', folder, '--metrics-enabled')
  const { sample, observations } = samplesOf({ scrape: async () => ({ body: await pageOf(url) }) })
  expect(await sample(filesWatched, {})).toBe(3)
  expect(await sample(agentRuns, { agent: 'linter', status: 'failure' })).toBe(0)

  mkdirSync(join(folder, 'ignored'))
  writeFileSync(join(folder, 'ignored', 'nobody.js'), 'var nobody\n')
  writeFileSync(join(folder, 'some.js'), source)
  // What ESLint mends is a change of its own: agents may run twice.
  const atLeastOnce = (agent: string, status: 'success' | 'failure') =>
    eventually(() => sample(agentRuns, { agent, status })).toBeGreaterThanOrEqual(1)
  const atRest = async () => {
    for (const agent of ['linter', 'tests', 'crashing', 'hanging', 'missing'])
      await eventually(() => sample(agentQueueDepth, { agent })).toBe(0)
  }
  await atLeastOnce('linter', 'success')
  await atLeastOnce('tests', 'success')
  for (const agent of ['crashing', 'hanging', 'missing']) {
    await atLeastOnce(agent, 'failure')
    expect(await sample(agentRuns, { agent, status: 'success' })).toBe(0)
  }
  expect(await sample(agentLastRun, { agent: 'hanging' })).toBeGreaterThanOrEqual(0.5)
  expect(await sample(agentLastRun, { agent: 'hanging' })).toBeLessThan(20)

  await atRest()
  // What is left is what ESLint itself says, and the failing test.
  const [told] = await new ESLint({ cwd: folder }).lintFiles(['some.js'])
  expect(told).toMatchObject({ errorCount: 1, warningCount: 1 })
  await eventually(() => sample(activeIssues, { severity: 'high' })).toBe((told?.errorCount ?? 0) + 1)
  expect(await sample(activeIssues, { severity: 'medium' })).toBe(told?.warningCount)
  expect(await sample(issuesAutofixed, {})).toBe(1)
  expect(await sample(issuesPrevented, {})).toBe(1)
  expect(await sample(falsePositives, {})).toBe(1)
  expect(await sample(issuesFound, { severity: 'high' })).toBe(4)
  expect(await sample(issuesFound, { severity: 'medium' })).toBe(1)
  expect(readFileSync(join(folder, 'some.js'), 'utf8')).not.toContain('var first')

  await atRest()

  // Mended by a person: two issues of the linter are gone, and nothing is found anew.
  const runs = (await sample(agentRuns, { agent: 'linter', status: 'success' })) ?? 0
  writeFileSync(join(folder, 'some.js'), 'export const first = 1\n')
  await eventually(() => sample(agentRuns, { agent: 'linter', status: 'success' })).toBeGreaterThan(runs)
  await eventually(() => sample(activeIssues, { severity: 'medium' })).toBe(0)
  await eventually(() => sample(activeIssues, { severity: 'high' })).toBe(1)
  expect(await sample(issuesPrevented, {})).toBe(3)
  expect(await sample(issuesFound, { severity: 'high' })).toBe(4)

  // A hook of git appends its own shape of line to the same log.
  const time = new Date().toISOString()
  appendFileSync(
    join(folder, '.devloop/events.jsonl'),
    `{"event_type":"pre_push_check","timestamp":"${time}","success":false,"prevented_bad_push":true,"reason":"tests"}\n` +
      `{"event_type":"pre_push_check","timestamp":"${time}","success":true,"prevented_bad_push":false}\n`,
  )
  await eventually(() => sample(pushes, { outcome: 'prevented' })).toBe(1)
  await eventually(() => sample(pushes, { outcome: 'success' })).toBe(1)
  expect(await sample(ciFailuresPrevented, {})).toBe(1)
  expect(await sample(developerTimeSaved, {})).toBe(900)

  await atRest()
  const log = readFileSync(join(folder, '.devloop/events.jsonl'), 'utf8').trimEnd().split('\n')
  await eventually(() => sample(eventsProcessed, {})).toBe(log.length)
  const logged = log.map((line) => JSON.parse(line) as Partial<DevloopEvent>)
  for (const agent of ['linter', 'tests', 'crashing', 'hanging', 'missing']) {
    const executed = logged.filter((event) => event.event_type === 'agent_executed' && event.agent === agent)
    const seconds = executed.reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0) / 1000, 0)
    const measured = await observations(agentDuration, { agent })
    expect(measured?.count).toBe(executed.length)
    expect(measured?.sum).toBeCloseTo(seconds, 6)
    for (const success of [true, false])
      expect(await sample(agentRuns, { agent, status: success ? 'success' : 'failure' })).toBe(
        executed.filter((event) => event.success === success).length,
      )
  }
  expect(await sample(filesChanged, {})).toBeGreaterThanOrEqual(2)
  expect(await sample(filesWatched, {})).toBe(4)
  expect(await sample(eventQueueSize, {})).toBe(0)
  expect((await observations(eventLatency, {}))?.count).toBeGreaterThanOrEqual(5)
  expect(await sample(agentMemory, { agent: 'linter' })).toBeGreaterThan(10_000_000)
  expect(await sample(agentCpu, { agent: 'linter' })).toBeGreaterThan(0)
  expect(await sample(systemMemory, {})).toBeGreaterThan(10_000_000)
  expect(await sample(systemCpu, {})).toBeGreaterThanOrEqual(0)
  expect((await observations(memoryLooks, {}))?.count).toBeGreaterThan(1)
  expect(await sample(diskIo, { direction: 'write' })).toBeGreaterThan(0)
})

test('a file that is deleted takes its issues along', { timeout: 60_000 }, async () => {
  const folder = repository({ linter })
  const { url, stop } = await startDevloop('watch', folder, '--metrics-enabled')
  const { sample } = samplesOf({ scrape: async () => ({ body: await pageOf(url) }) })
  writeFileSync(join(folder, 'some.js'), 'export const one = unknown\n')
  await eventually(() => sample(activeIssues, { severity: 'high' })).toBe(1)
  rmSync(join(folder, 'some.js'))
  await eventually(() => sample(activeIssues, { severity: 'high' })).toBe(0)
  expect(await stop()).toEqual([0, null])
})

test('a stop ends an agent that runs, and tells of it', { timeout: 60_000 }, async () => {
  const folder = repository({
    hanging: { command: [node, '-e', 'setInterval(() => {}, 1000)'], timeout: '1h' },
  })
  const { url, stop } = await startDevloop('watch', folder, '--metrics-enabled')
  const { sample } = samplesOf({ scrape: async () => ({ body: await pageOf(url) }) })
  writeFileSync(join(folder, 'some.txt'), 'x')
  await eventually(() => sample(agentQueueDepth, { agent: 'hanging' })).toBe(1)
  expect(await stop()).toEqual([0, null])
  const log = readFileSync(join(folder, '.devloop/events.jsonl'), 'utf8')
  expect(JSON.parse(log)).toMatchObject({
    event_type: 'agent_executed',
    success: false,
    details: { reason: 'stopped' },
  })
})
