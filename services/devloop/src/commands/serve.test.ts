/** The exporter attached to folders that somebody else has written, whole and damaged. */
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  activeIssues,
  agentCpu,
  agentDuration,
  agentMemory,
  agentRuns,
  ciCost,
  ciFailuresPrevented,
  developerTimeSaved,
  diskIo,
  eventLatency,
  eventsProcessed,
  filesChanged,
  issuesAutofixed,
  issuesFound,
  issuesPrevented,
  pushes,
  sources,
  systemMemory,
  type UnreadableReason,
} from '@octoscope/devloop/metrics'
import { samplesOf } from '@octoscope/telemetry/testing'
import { expect, test } from 'vitest'
import { scratchFolder } from '../testing/scratch-folder.ts'
import { pageOf, startDevloop } from '../testing/started-devloop.ts'

const at = '2026-11-20T08:00:00.123456+00:00'
const executed = (about: object = {}) =>
  JSON.stringify({
    event_type: 'agent_executed',
    timestamp: at,
    agent: 'linter',
    duration_ms: 120,
    findings: 0,
    severity_levels: null,
    success: true,
    details: { message: 'ok' },
    ...about,
  })
const finding = (severity: string) =>
  executed({
    event_type: 'agent_finding',
    severity_levels: [severity],
    details: { finding_type: 'F401', file: 'a.py', line: 1 },
  })

const watched = (lines: string | Buffer): string => {
  const folder = scratchFolder()
  mkdirSync(join(folder, '.devloop', 'performance'), { recursive: true })
  mkdirSync(join(folder, '.devloop', 'context'))
  writeFileSync(join(folder, '.devloop.json'), '{ "metrics": { "granularity": "100ms" } }')
  writeFileSync(join(folder, '.devloop', 'events.jsonl'), lines)
  return folder
}

const served = async (folder: string) => {
  const { url } = await startDevloop('serve', folder)
  return samplesOf({ scrape: async () => ({ body: await pageOf(url) }) })
}
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 100 })

test(
  'both shapes of lines are counted, and damaged ones by what is wrong with them',
  { timeout: 60_000 },
  async () => {
    const folder = watched(
      [
        executed(),
        executed({ success: false, duration_ms: 5200 }),
        executed({ agent: 'formatter' }),
        finding('error'),
        finding('warning'),
        finding('style'),
        `{"event_type":"pre_commit_check","timestamp":"2026-11-20T08:00:01Z","success":true,"checks_run":1}`,
        `{"event_type":"pre_push_check","timestamp":"2026-11-20T08:00:02Z","success":false,"prevented_bad_push":true,"reason":"tests"}`,
        executed({ event_type: 'pre_push_check', agent: null, details: { prevented_bad_push: false } }),
        executed({ event_type: 'ci_roundtrip_prevented', agent: null, details: { reason: 'lint' } }),
        executed({ event_type: 'value_event', agent: null, duration_ms: 60_000 }),
        '\0'.repeat(15_000) + executed(),
        `${executed()}44\n }\n}`,
        '{"event_type":"agent_exec',
        'no json at all',
        '[1, 2]',
        '{"event_type":"unheard_of","timestamp":"2026-11-20T08:00:00Z"}',
        executed({ timestamp: 'yesterday' }),
        executed({ agent: null }),
        '',
        executed().slice(0, 60),
      ].join('\n'),
    )
    const { sample, observations } = await served(folder)
    const { sourceParseErrors, sourceUp } = sources
    const damaged = (reason: UnreadableReason) => sample(sourceParseErrors, { source: 'events', reason })

    expect(await sample(eventsProcessed, {})).toBe(11)
    expect(await sample(agentRuns, { agent: 'linter', status: 'success' })).toBe(1)
    expect(await sample(agentRuns, { agent: 'linter', status: 'failure' })).toBe(1)
    expect(await sample(agentRuns, { agent: 'formatter', status: 'success' })).toBe(1)
    expect(await observations(agentDuration, { agent: 'linter' })).toMatchObject({ count: 2, sum: 5.32 })
    expect(await sample(issuesFound, { severity: 'high' })).toBe(1)
    expect(await sample(issuesFound, { severity: 'medium' })).toBe(1)
    expect(await sample(issuesFound, { severity: 'low' })).toBe(1)
    expect(await sample(pushes, { outcome: 'prevented' })).toBe(1)
    expect(await sample(pushes, { outcome: 'success' })).toBe(1)
    expect(await sample(ciFailuresPrevented, {})).toBe(2)
    expect(await sample(developerTimeSaved, {})).toBe(1860)
    expect(await sample(ciCost, { outcome: 'saved' })).toBe(0.5)
    expect(await sample(ciCost, { outcome: 'spent' })).toBe(0.25)

    expect(await damaged('nul_padding')).toBe(1)
    expect(await damaged('trailing_garbage')).toBe(1)
    expect(await damaged('not_json')).toBe(3) // " }" and "}" of the garbage, and the line that never was
    expect(await damaged('unknown_shape')).toBe(4)
    // The last line has no end: it is one only when it does not grow.
    await eventually(() => damaged('truncated')).toBe(2)
    expect(await sample(sourceUp, { source: 'events' })).toBe(1)

    appendFileSync(join(folder, '.devloop/events.jsonl'), `\n${executed()}\n`)
    await eventually(() => sample(agentRuns, { agent: 'linter', status: 'success' })).toBe(2)
    expect(await damaged('truncated')).toBe(2)
  },
)

test('a log that is rotated goes on being counted', { timeout: 60_000 }, async () => {
  const folder = watched(`${executed()}\n${executed()}\n`)
  const log = join(folder, '.devloop/events.jsonl')
  const { sample } = await served(folder)
  expect(await sample(eventsProcessed, {})).toBe(2)
  renameSync(log, `${log}.1`)
  await eventually(() => sample(sources.sourceUp, { source: 'events' })).toBe(0)
  writeFileSync(log, `${executed()}\n`)
  await eventually(() => sample(eventsProcessed, {})).toBe(3)
  await eventually(() => sample(sources.sourceUp, { source: 'events' })).toBe(1)
})

test('without a log the source is down, and others are told of', { timeout: 60_000 }, async () => {
  const folder = scratchFolder()
  const { sample } = await served(folder)
  expect(await sample(sources.sourceUp, { source: 'events' })).toBe(0)
  expect(await sample(sources.sourceUp, { source: 'event_store' })).toBeUndefined()
})

test(
  'the log of runs, the issues, the store and the sign of life are read, too',
  { timeout: 60_000 },
  async () => {
    const folder = watched('')
    const place = join(folder, '.devloop')
    const row = (agent: string, end: object) =>
      JSON.stringify({
        operation_name: `agent.${agent}.handle`,
        start_time: 1,
        end_time: 2,
        duration: 1,
        success: true,
        error_message: null,
        metadata: { event_type: 'file:modified', agent_name: agent },
        resource_usage_start: {
          timestamp: 1,
          cpu_percent: 0,
          memory_mb: 10,
          disk_read_mb: 1,
          disk_write_mb: 2,
        },
        resource_usage_end: { timestamp: 2, disk_read_mb: 3, disk_write_mb: 2, ...end },
        cpu_used: -10,
      })
    writeFileSync(
      join(place, 'performance/metrics.jsonl'),
      `${'\0'.repeat(500)}${row('linter', {})}\n${row('linter', { cpu_percent: 50, memory_mb: 64 })}\n${row('broken', { cpu_percent: -10 })}\n`,
    )
    const tier = (name: string, findings: readonly object[]) =>
      writeFileSync(
        join(place, `context/${name}.json`),
        JSON.stringify({ tier: name, count: findings.length, findings }),
      )
    tier('immediate', [{ id: 'linter-a-1-E1', severity: 'error' }])
    tier('relevant', [
      { id: 'linter-a-2-W1', severity: 'warning' },
      { id: 'linter-a-3-I1', severity: 'info' },
    ])
    tier('auto_fixed', [{ id: 'formatter-a-1-F1', severity: 'style' }])
    const store = new DatabaseSync(join(place, 'events.db'))
    store.exec(
      'CREATE TABLE events (id TEXT, type TEXT, timestamp REAL, source TEXT, payload TEXT, priority INTEGER, created_at REAL)',
    )
    store.exec(
      `INSERT INTO events VALUES ('1', 'file:modified', 100.0, 'fs', '{}', 1, 100.25), ('2', 'agent:linter:completed', 101.0, 'm', '{}', 1, 101.5)`,
    )
    writeFileSync(join(place, 'daemon.heartbeat'), JSON.stringify({ pid: process.pid, uptime_seconds: 1 }))

    const { sample, observations } = await served(folder)
    expect(await sample(agentCpu, { agent: 'linter' })).toBe(0.5)
    expect(await sample(agentMemory, { agent: 'linter' })).toBe(64 * 1_048_576)
    expect(await sample(agentCpu, { agent: 'broken' })).toBeUndefined()
    expect(await sample(diskIo, { direction: 'read' })).toBeGreaterThanOrEqual(4 * 1_048_576)
    expect(await sample(sources.sourceParseErrors, { source: 'performance', reason: 'nul_padding' })).toBe(1)
    expect(await sample(activeIssues, { severity: 'high' })).toBe(1)
    expect(await sample(activeIssues, { severity: 'low' })).toBe(1)
    expect(await sample(issuesFound, { severity: 'medium' })).toBe(1)
    expect(await sample(issuesAutofixed, {})).toBe(1)
    expect(await sample(filesChanged, {})).toBe(1)
    expect(await observations(eventLatency, {})).toMatchObject({ count: 2, sum: 0.75 })
    expect(await sample(systemMemory, {})).toBeGreaterThan(1_000_000)

    // Torn: the last good content stays. Then one issue is gone.
    writeFileSync(join(place, 'context/relevant.json'), '{"tier":"relevant","find')
    await eventually(() =>
      sample(sources.sourceParseErrors, { source: 'context', reason: 'truncated' }),
    ).toBeGreaterThan(0)
    expect(await sample(activeIssues, { severity: 'medium' })).toBe(1)
    const before = (await sample(issuesPrevented, {})) ?? 0
    tier('relevant', [{ id: 'linter-a-2-W1', severity: 'warning' }])
    await eventually(() => sample(activeIssues, { severity: 'low' })).toBe(0)
    expect(await sample(issuesPrevented, {})).toBe(before + 1)

    store.exec(`INSERT INTO events VALUES ('3', 'file:created', 200.0, 'fs', '{}', 1, 200.0)`)
    store.close()
    await eventually(() => sample(filesChanged, {})).toBe(2)
  },
)
