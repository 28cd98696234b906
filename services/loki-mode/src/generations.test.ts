import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lines, writeFiles } from './testing/loki-files.ts'
import { scratchLoki, startExporter } from './testing/started-exporter.ts'
import type { Measurements } from './session/measure.ts'

const stamp = (secondsAgo: number): string =>
  new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+Z$/, 'Z')

const ids = (count: number, name = 'task') =>
  Array.from({ length: count }, (_, at) => ({ id: `${name}-${at}` }))

interface Generation {
  readonly files: Readonly<Record<string, unknown>>
  readonly truth: Partial<Measurements>
}

/** Directories as the versions of the public program leave them, and what is true of each. */
const generations: Readonly<Record<string, Generation>> = {
  '5.3: neither project nor provider, an empty start, no cost': {
    files: {
      'dashboard-state.json': {
        timestamp: stamp(0),
        version: '5.3.0',
        mode: 'autonomous',
        phase: 'DEVELOPMENT',
        iteration: 0,
        startedAt: '',
        tasks: { pending: ids(3), inProgress: ids(1), completed: [], failed: [] },
        agents: [],
        metrics: { tasksCompleted: 0, tasksFailed: 0 },
      },
    },
    truth: {
      status: 1,
      iteration: 0,
      uptime: undefined,
      tasks: { pending: 3, in_progress: 1, completed: 0, failed: 0 },
      agents: { total: 0, active: 0 },
      cost: undefined,
      budgetLimit: undefined,
      events: undefined,
    },
  },
  '5.38: iterations without cost, an iteration that stays at 0, tasks that are listed again and again': {
    files: {
      'dashboard-state.json': {
        timestamp: stamp(0),
        version: 'unknown',
        mode: 'autonomous',
        iteration: 0,
        startedAt: stamp(600),
        tasks: {
          pending: [],
          inProgress: [],
          review: ids(2, 'review'),
          completed: [{ id: 'iteration-1' }, { id: 'iteration-1' }, { id: 'iteration-2' }],
          failed: ids(8),
        },
        agents: [{ agent_id: 'agent-toolu_01', tool_id: 'toolu_01X', status: 'completed' }],
        qualityGates: null,
        budget: null,
      },
      'state/agents.json': [
        { agent_id: 'agent-toolu_01', tool_id: 'toolu_01A', status: 'active' },
        { agent_id: 'agent-toolu_01', tool_id: 'toolu_01B', status: 'active' },
        { agent_id: 'agent-toolu_01', tool_id: 'toolu_01B', status: 'completed' },
      ],
      'metrics/efficiency/iteration-1.json': { iteration: 1, model: 'opus', duration_ms: 5, status: 'ok' },
      'metrics/efficiency/iteration-3.json': { iteration: 3, model: 'opus', duration_ms: 5, status: 'ok' },
    },
    truth: {
      status: 1,
      iteration: 3,
      uptime: 600,
      tasks: { pending: 0, in_progress: 0, review: 2, completed: 2, failed: 8 },
      agents: { total: 2, active: 1 },
      cost: undefined,
    },
  },
  '5.42 to 6.x: cost and tokens, and events of three kinds': {
    files: {
      'dashboard-state.json': { mode: 'autonomous', iteration: 0, startedAt: stamp(7200) },
      'metrics/efficiency/iter-1.json': { iteration: 1, cost_usd: 0.5, input_tokens: 10, output_tokens: 10 },
      'metrics/efficiency/iteration-002.json': {
        model: 'claude-opus-4',
        input_tokens: 1_000_000,
        output_tokens: 100_000,
        cache_read_tokens: 7,
      },
      'events.jsonl': lines(
        { timestamp: stamp(9000), type: 'session_start', data: { provider: 'claude', pid: 7 } },
        { timestamp: stamp(8900), type: 'iteration_start', data: { iteration: 9 } },
        { timestamp: stamp(8000), type: 'session_end', data: { result: 'success', iterations: 9 } },
        { timestamp: stamp(7200), type: 'session_start', data: { provider: 'claude', pid: 8 } },
        { timestamp: stamp(7100), type: 'iteration_start', data: { iteration: 4 } },
        { timestamp: stamp(200), type: 'code_review_start', data: 'reviewers=3' },
        { type: 'claude_hook_PostToolUse', source: 'hook', timestamp: stamp(100), payload: { tool: 'Edit' } },
        { timestamp: stamp(5), type: 'watchdog_alert', data: { reason: 'dead' } },
      ).concat('\n   \n'),
    },
    truth: {
      status: 1,
      iteration: 4,
      uptime: 7200,
      lastProgress: Math.floor(Date.now() / 1000) - 100,
      cost: { usd: 0.5 + 5 + 2.5, source: 'efficiency' },
      events: 8,
    },
  },
  '9.x: the iterations tell a tenth of the cost, the session has ended, its mode has not': {
    files: {
      'dashboard-state.json': { version: '9.22.12', mode: 'autonomous', iteration: 0, startedAt: stamp(60) },
      'metrics/efficiency/iteration-1.json': { iteration: 1, cost_usd: 13.4582 },
      'metrics/budget.json': { limit: 400, budget_limit: 400, budget_used: 20, exceeded: false },
      'context/tracking.json': { totals: { total_cost_usd: 322.71 }, per_iteration: [] },
      'state/agents.json': [],
      'events.jsonl': lines(
        { timestamp: stamp(60), type: 'session_start', data: {} },
        { timestamp: stamp(9), type: 'session_end', data: { result: 'success' } },
      ),
    },
    truth: {
      status: 0,
      iteration: 0,
      uptime: undefined,
      cost: { usd: 322.71, source: 'tracking' },
      budgetLimit: 400,
      agents: { total: 0, active: 0 },
      events: 2,
    },
  },
  'lists in an object, and the queue where the state tells of no tasks': {
    files: {
      'queue/pending.json': { tasks: ids(2) },
      'queue/in-progress.json': ids(1),
      'queue/failed.json': [],
      'state/agents.json': { agents: [{ id: 1, name: 'a', status: 'active' }, { id: 2 }] },
    },
    truth: {
      status: undefined,
      iteration: undefined,
      tasks: { pending: 2, in_progress: 1, failed: 0 },
      agents: { total: 2, active: 1 },
    },
  },
  'only agents, as some directories are': {
    files: { 'state/agents.json': [{ tool_id: 'a', status: 'active' }] },
    truth: { status: undefined, tasks: {}, agents: { total: 1, active: 1 }, iteration: undefined },
  },
  'an order to pause, and one to stop, are stronger than all else': {
    files: { PAUSE: '', 'dashboard-state.json': { mode: 'autonomous', startedAt: stamp(10) } },
    truth: { status: 2, uptime: 10 },
  },
  'stopped by an order': {
    files: { PAUSE: '', STOP: '', 'dashboard-state.json': { mode: 'autonomous', startedAt: stamp(10) } },
    truth: { status: 0, uptime: undefined },
  },
  'a limit of 0 is none, and events as text tell of the iteration': {
    files: {
      'metrics/budget.json': { limit: 0 },
      'events.jsonl': '{"type":"iteration_start","data":"iteration=7 provider=claude"}',
    },
    truth: { budgetLimit: undefined, iteration: 7, events: 1 },
  },
}

test.each(Object.entries(generations))('%s', async (_, { files, truth }) => {
  const dir = scratchLoki()
  writeFiles(dir, files)
  const { exporter } = startExporter(dir)
  await exporter.refresh()
  const { uptime, ...measured } = exporter.measured ?? {}
  const { uptime: expected, ...others } = truth
  expect(measured).toMatchObject(others)
  expect(uptime === undefined).toBe(expected === undefined)
  expect(Math.abs((uptime ?? 0) - (expected ?? 0))).toBeLessThan(3)
})

test('a state that has not been written for a minute tells of no running session', async () => {
  const dir = scratchLoki()
  writeFiles(dir, { 'dashboard-state.json': { mode: 'autonomous' } })
  const longAgo = Date.now() / 1000 - 120
  utimesSync(join(dir, 'dashboard-state.json'), longAgo, longAgo)
  const { exporter } = startExporter(dir)
  await exporter.refresh()
  expect(exporter.measured?.status).toBe(0)
})
