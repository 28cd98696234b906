import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { scratchRepository, type ScratchRepository } from './scratch-repository.ts'
import { tasksInProgress } from '../../../systems/octollm/src/metrics/index.ts'

const entry = 'packages/cli/src/main.ts'
const system = 'packages/systems/octollm/src'

let repository: ScratchRepository
let before: string
let after: string
beforeAll(async () => {
  repository = await scratchRepository()
  before = await repository.commit('before')
  await repository.edit(`${system}/alerts/high-error-rate.ts`, '.above(0.05)', '.above(0.02)')
  await repository.edit(
    `${system}/metrics/task.ts`,
    `gauge('${tasksInProgress.name}'`,
    `gauge('tasks_running'`,
  )
  await repository.edit(`${system}/targets.ts`, `arm('guardian', 8104`, `arm('guardian', 8114`)
  after = await repository.commit('after')
}, 60_000)
afterAll(() => repository[Symbol.asyncDispose]())
afterEach(async () => {
  const left = await repository.leftBehind()
  if (left.length > 0) throw new Error(`octoscope left ${left.join(', ')} behind.`)
})

const short = (commit: string) => commit.slice(0, 7)

test('two revisions, as text', async () => {
  const { code, stdout } = await repository.octoscope('diff', 'HEAD~1', 'HEAD')
  expect(code).toBe(0)
  expect(stdout).toBe(`\
HEAD~1 (${short(before)}) → HEAD (${short(after)}), 3 changes: 2 breaking, 1 notable

Metrics
  ✗ ${tasksInProgress.name}  renamed  ${tasksInProgress.name} → tasks_running  Queries elsewhere that read the old name find nothing; what was measured stays under it.

Alerts
  ! HighErrorRate  threshold  5 % → 2 %  Tighter: it fires earlier.

Targets
  ✗ guardian-arm  port  8104 → 8114  Whoever calls the old port finds nobody there, or somebody else.
`)
})

test('two revisions, as JSON', async () => {
  const { stdout } = await repository.octoscope('diff', before, after, '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    from: short(before),
    to: short(after),
    summary: { breaking: 2, notable: 1, safe: 0 },
    changes: [
      { kind: 'metric/renamed', subject: tasksInProgress.name, to: 'tasks_running', risk: 'breaking' },
      { kind: 'alert/threshold', subject: 'HighErrorRate', from: '5 %', to: '2 %', risk: 'notable' },
      { kind: 'target/port', subject: 'guardian-arm', from: '8104', to: '8114', risk: 'breaking' },
    ],
    notCompared: [],
  })
})

test('a revision and the working tree, as Markdown', async () => {
  const { stdout } = await repository.octoscope('diff', 'HEAD~1', '--markdown')
  expect(stdout).toMatch(
    /^\*\*Monitoring\*\*, HEAD&#126;1 \(\w+\) → the working tree, 3 changes: 2 breaking, 1 notable\.\n/,
  )
  expect(stdout).toContain('| 🔴 breaking | target/port | guardian-arm | 8104 → 8114 |')
})

test('nothing has changed since the last commit', async () => {
  const { code, stdout } = await repository.octoscope('diff', '--exit-code')
  expect(code).toBe(0)
  expect(stdout).toBe(`HEAD (${short(after)}) → the working tree, nothing that is declared has changed\n`)
})

test('a saved catalogue takes the place of a revision', async () => {
  const { stdout: saved } = await repository.octoscope('catalog', '--json')
  const file = join(repository.root, '.git/saved.json')
  await repository.write('.git/saved.json', saved.replace('"port": 8114', '"port": 8124'))
  const { stdout } = await repository.octoscope('diff', '--against', file)
  expect(stdout).toContain('8124 → 8114')
})

test('--exit-code tells of what is breaking', async () => {
  expect((await repository.octoscope('diff', 'HEAD~1', '--exit-code')).code).toBe(1)
})

test.each([
  ['an unknown revision', ['nowhere'], '"nowhere" is no commit of this repository.'],
  ['two forms at once', ['--json', '--markdown'], 'cannot be used with'],
  ['a revision beside a saved catalogue', ['HEAD', '--against', 'saved.json'], 'Leave out the revision'],
  [
    'a saved catalogue that is not there',
    ['--against', 'nowhere.json'],
    'nowhere.json cannot be read (ENOENT)',
  ],
  ['a file that is no catalogue', ['--against', 'package.json'], 'has no version'],
])('%s is misuse', async (_name, args, message) => {
  const { code, stdout, stderr } = await repository.octoscope('diff', ...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test('a revision that cannot tell its catalogue is named, with the cause', async () => {
  await repository.write(entry, `import './gone.ts'\n`)
  const broken = await repository.commit('broken')
  await repository.write(entry, await original())
  await repository.commit('mended')
  const { code, stderr } = await repository.octoscope('diff', broken)
  expect(code).toBe(2)
  expect(stderr).toContain(`${short(broken)} does not tell its catalogue`)
  expect(stderr).toContain('gone.ts')
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle leaves nothing running and nothing behind',
  async (signal) => {
    await repository.write(
      entry,
      `import { writeFileSync } from 'node:fs'
writeFileSync(process.env.TMPDIR + '/running', String(process.pid))
setInterval(() => {}, 1_000)\n`,
    )
    const endless = await repository.commit('endless')
    await repository.write(entry, await original())
    await repository.commit('mended')

    const octoscope = repository.start('diff', endless)
    const ended = once(octoscope, 'exit')
    const pid = Number(await until(() => readFile(join(repository.temporary, 'running'), 'utf8')))
    expect(await repository.leftBehind()).toHaveLength(2)
    octoscope.kill(signal)
    expect(await ended).toEqual([null, signal])
    await until(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
    expect(await repository.leftBehind()).toEqual(['running'])
    await repository.forget('running')
  },
)

const original = () => readFile(join(import.meta.dirname, '../main.ts'), 'utf8')

/** The first outcome that is no failure and not empty. */
const until = async <T>(attempt: () => T | Promise<T>): Promise<T> => {
  for (;;) {
    try {
      const outcome = await attempt()
      if (outcome !== '') return outcome
    } catch {}
    await setTimeout(20)
  }
}
