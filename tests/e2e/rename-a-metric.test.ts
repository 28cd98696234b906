import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { render } from '../../packages/artifacts/src/index.ts'
import { ask } from '../../packages/cli/src/doctor/facts/answer.ts'
import { Part } from '../../packages/cli/src/native/part.ts'
import { committed } from '../../packages/cli/src/terminal/which-stack.ts'
import { environments, stackIn } from '../../packages/stack/src/index.ts'
import { httpRequests } from '../../packages/systems/octollm/src/metrics/index.ts'
import { judge } from '../../packages/systems/octollm/src/targets.ts'
import { freeOffset } from './free-offset.ts'
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts'

const declaration = 'packages/spec/src/metrics/http-server.ts'
const oldName = httpRequests.name
const newName = 'http_requests_answered_total'

/** A copy of the sources in which one string of one declaration was changed, and everything generated again. */
let copy: WorkspaceCopy

beforeAll(async () => {
  copy = await copyWorkspace()
  await copy.change(declaration, `'${oldName}'`, `'${newName}'`)
  await promisify(execFile)(process.execPath, ['packages/cli/src/main.ts', 'generate'], { cwd: copy.root })
})

afterAll(() => rm(copy.root, { recursive: true }))

const count = (text: string, name: string): number => text.split(name).length - 1

const files = render(stackIn(environments[committed]))

test('rules, their proofs, dashboards, manifests and documentation read the metric', () => {
  const readers = files.filter(({ text }) => text.includes(oldName)).map(({ path }) => path)
  for (const kind of [
    'prometheus/rules',
    'prometheus/tests',
    'grafana/dashboards',
    'k8s/',
    'docs/reference',
    'docs/runbooks',
  ])
    expect(readers).toContainEqual(expect.stringContaining(kind))
})

test.each(files)('$path has the new name wherever it had the old one', async ({ path, text }) => {
  const generated = await readFile(join(copy.root, path), 'utf8')
  expect(count(generated, oldName)).toBe(0)
  expect(count(generated, newName)).toBe(count(text, oldName))
})

test('the service serves the new name, and the old one no more', async () => {
  const port = judge.port + (await freeOffset())
  const url = `http://127.0.0.1:${port}`
  const service = new Part(
    {
      name: judge.name,
      kind: 'service',
      command: process.execPath,
      args: [join(copy.root, 'services/arms/src/main.ts')],
      env: { ARM: judge.labels.arm, HOST: '127.0.0.1', PORT: String(port) },
      url,
      ready: `${url}/readyz`,
    },
    {
      logFile: join(copy.root, 'judge.log'),
      startWithinMs: 30_000,
      stopWithinMs: 10_000,
      onChange: () => {},
    },
  )
  onTestFinished(() => service.stop())
  await service.start()
  const page = await ask(`${url}/metrics`)
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining(`# TYPE ${newName} counter`) })
  expect(page).not.toMatchObject({ body: expect.stringContaining(oldName) })
})
