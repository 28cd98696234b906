import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { receiversOf, type AlertLabels, type Matcher, type Route, type Routing } from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alertmanager } from './index.ts'
import { matcher } from './matcher.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'octoscope-tree-'))))
afterAll(() => rm(folder, { recursive: true }))

test('our own walk through any tree ends where that of amtool ends', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(routings, fc.array(labelSets, { minLength: 1, maxLength: 3 }), async (routing, all) => {
      const config = await write(routing)
      for (const labels of all) expect(ours(routing, labels)).toBe(await amtools(config, labels))
    }),
    { numRuns: 40 },
  )
})

const ours = (routing: Routing, labels: AlertLabels) =>
  receiversOf(routing, labels)
    .map(({ name }) => name)
    .join(',')

const amtools = async (config: string, labels: AlertLabels): Promise<string> => {
  const asked = Object.entries(labels).map(([label, value]) => matcher({ label, operator: '=', value }))
  const { stdout } = await promisify(execFile)('amtool', [
    'config',
    'routes',
    'test',
    `--config.file=${config}`,
    ...asked,
  ])
  return stdout.trim()
}

const write = async (routing: Routing): Promise<string> => {
  const stack = stackIn({ ...environments.native, routing })
  const [config] = alertmanager(stack)
  const path = join(folder, 'alertmanager.yml')
  await writeFile(path, config?.text ?? '')
  return path
}

const receivers = fc.constantFrom(...['a', 'b', 'c'].map((name) => ({ name, integrations: [] })))
const labelNames = fc.constantFrom('severity', 'job', 'team')
/** Few, so that they meet; with all that quoting could stumble over. */
const values = fc.constantFrom(
  '',
  'x',
  'xy',
  'x y',
  '"x"',
  'x\\',
  'x\ny',
  'x\ty',
  "x'",
  'x,y',
  '{x="y"}',
  'ö𝄞',
)
const expressions = fc.constantFrom('', 'x', 'x|xy', 'x.*', '.+', '[^x]+', 'x\\\\', '"?x"?', 'ö.', '(x|y| )+')

const matchers: fc.Arbitrary<Matcher> = fc.oneof(
  fc.record({ label: labelNames, operator: fc.constantFrom('=', '!='), value: values }),
  fc.record({ label: labelNames, operator: fc.constantFrom('=~', '!~'), value: expressions }),
)

const { routes } = fc.letrec<{ routes: readonly Route[] }>((tie) => ({
  routes: fc.array(
    fc.record({
      matchers: fc.array(matchers, { maxLength: 2 }),
      receiver: receivers,
      continue: fc.boolean(),
      muteDuring: fc.constant([]),
      routes: fc.oneof({ depthSize: 'small' }, fc.constant([]), tie('routes')),
    }),
    { maxLength: 3 },
  ),
}))

const routings: fc.Arbitrary<Routing> = fc.record({
  groupBy: fc.constant(['alertname']),
  groupWait: fc.constant('30s'),
  groupInterval: fc.constant('5m'),
  repeatInterval: fc.constant('1h'),
  receiver: receivers,
  routes,
  reaches: fc.constant({ nobody: 'This tree is made at random.' }),
})

const labelSets: fc.Arbitrary<AlertLabels> = fc.dictionary(labelNames, values, { noNullPrototype: true })
