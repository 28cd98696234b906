import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

type Tree = Readonly<Record<string, string>>

const sound: Tree = {
  'package.json': manifest('workspace', [], ['vitest']),
  'packages/spec/package.json': manifest('@octoscope/spec'),
  'packages/spec/src/index.ts': `import { readFileSync } from 'node:fs'\nimport * as self from './metrics/index.ts'\n`,
  'packages/screening/package.json': manifest('@octoscope/screening'),
  'packages/systems/platform/package.json': manifest('@octoscope/platform', ['@octoscope/spec']),
  'packages/systems/platform/src/index.ts': `export * from '@octoscope/spec'\n`,
  'packages/systems/octollm/package.json': manifest('@octoscope/octollm', [
    '@octoscope/spec',
    '@octoscope/platform',
  ]),
  'packages/systems/octollm/src/index.ts': `import '@octoscope/spec'\nimport '@octoscope/platform'\n`,
  'packages/systems/hemostat/package.json': manifest('@octoscope/hemostat'),
  'packages/artifacts/package.json': manifest('@octoscope/artifacts', ['@octoscope/spec', 'js-yaml']),
  'packages/artifacts/src/index.ts': `import '@octoscope/spec'\nconst yaml = await import('js-yaml')\n`,
  'packages/telemetry/package.json': manifest('@octoscope/telemetry', ['@octoscope/spec']),
  'packages/telemetry/src/index.ts': `import type { Metric } from '@octoscope/spec/metrics'\n`,
  'services/arms/package.json': manifest('@octoscope/arms', ['@octoscope/octollm', '@octoscope/telemetry']),
  'services/arms/src/main.ts': `import '@octoscope/octollm/metrics'\nimport '@octoscope/telemetry'\n`,
  'services/arms/src/main.test.ts': `import { test } from 'vitest'\nimport '../../../tests/scrape.ts'\n`,
}

test('a sound tree has no problem', () => {
  expect(check({})).toEqual({
    problems: [],
    summary: 'layers: 8 packages, 12 imports checked, 0 problems',
    status: 0,
  })
})

const violations: [string, Tree, string[]][] = [
  [
    'a package without a row in the plan',
    { 'packages/extras/package.json': manifest('@octoscope/extras') },
    ['packages/extras/package.json:1 layers/no-layer'],
  ],
  [
    'an upward arrow, in package.json and in the source',
    {
      'packages/spec/package.json': manifest('@octoscope/spec', ['@octoscope/screening']),
      'packages/spec/src/rule.ts': `\nexport { find } from "@octoscope/screening"\n`,
    },
    ['packages/spec/package.json:4 layers/upward-arrow', 'packages/spec/src/rule.ts:2 layers/upward-arrow'],
  ],
  [
    'telemetry meeting artifacts',
    {
      'packages/telemetry/package.json': manifest('@octoscope/telemetry', [
        '@octoscope/spec',
        '@octoscope/artifacts',
      ]),
      'packages/telemetry/src/late.ts': `const artifacts = () => import('@octoscope/artifacts')\n`,
    },
    [
      'packages/telemetry/package.json:5 layers/upward-arrow',
      'packages/telemetry/src/late.ts:1 layers/upward-arrow',
    ],
  ],
  [
    'an import of a service',
    {
      'packages/cli/package.json': manifest('@octoscope/cli', ['@octoscope/arms']),
      'packages/cli/src/up.ts': `import.meta.resolve('@octoscope/arms')\n`,
    },
    ['packages/cli/package.json:4 layers/upward-arrow', 'packages/cli/src/up.ts:1 layers/upward-arrow'],
  ],
  [
    "telemetry through spec's heavy door",
    { 'packages/telemetry/src/index.ts': `import { alert } from '@octoscope/spec'\n` },
    ['packages/telemetry/src/index.ts:1 layers/heavy-door'],
  ],
  [
    "a service through its system's heavy door",
    { 'services/arms/src/alerts.ts': `// which alerts?\nimport { octollm } from '@octoscope/octollm'\n` },
    ['services/arms/src/alerts.ts:2 layers/heavy-door'],
  ],
  [
    'a service with two springs',
    {
      'services/arms/package.json': manifest('@octoscope/arms', [
        '@octoscope/octollm',
        '@octoscope/hemostat',
        '@octoscope/telemetry',
      ]),
      'services/arms/src/second.ts': `import '@octoscope/hemostat/metrics'\n`,
    },
    ['services/arms/package.json:5 layers/exactly-one'],
  ],
  [
    'a service without a spring',
    { 'services/idle/package.json': manifest('@octoscope/idle') },
    ['services/idle/package.json:1 layers/exactly-one'],
  ],
  [
    'a circle of packages',
    {
      'packages/systems/platform/package.json': manifest('@octoscope/platform', [
        '@octoscope/spec',
        '@octoscope/octollm',
      ]),
      'packages/systems/platform/src/index.ts': `import '@octoscope/spec'\nimport '@octoscope/octollm'\n`,
    },
    [
      'packages/systems/platform/package.json:5 layers/upward-arrow',
      'packages/systems/platform/src/index.ts:2 layers/upward-arrow',
      'packages/systems/octollm/package.json:5 layers/cycle',
    ],
  ],
  [
    'a relative import that leaves its package',
    { 'services/arms/src/peek.ts': `import { secret } from '../../../packages/spec/src/index.ts'\n` },
    ['services/arms/src/peek.ts:1 layers/relative-escape'],
  ],
  [
    'an import missing from package.json',
    { 'packages/artifacts/src/late.ts': `import {\n  z,\n} from 'zod'\n` },
    ['packages/artifacts/src/late.ts:3 layers/undeclared-import'],
  ],
  [
    "a test tool of the root's in a source that is no test",
    { 'packages/spec/src/prove.ts': `import { expect } from 'vitest'\n` },
    ['packages/spec/src/prove.ts:1 layers/undeclared-import'],
  ],
  [
    'a dependency nobody imports',
    { 'packages/artifacts/src/index.ts': `import '@octoscope/spec'\n// import 'js-yaml'\n` },
    ['packages/artifacts/package.json:5 layers/unused-dependency'],
  ],
]

test.each(violations)('%s is a problem', (_name, changes, expected) => {
  const { problems, status } = check(changes)
  expect(problems).toEqual(expected)
  expect(status).toBe(1)
})

test('a test file may follow any arrow', () => {
  const { problems } = check({
    'packages/spec/package.json': manifest('@octoscope/spec', [], ['@octoscope/octollm']),
    'packages/spec/src/real.test.ts': `import '@octoscope/octollm'\n`,
  })
  expect(problems).toEqual([])
})

test('a problem says subject, rule, what came and what to do', () => {
  const { report } = run({ 'packages/telemetry/src/index.ts': `import { alert } from '@octoscope/spec'\n` })
  expect(report).toBe(
    `packages/telemetry/src/index.ts:1  layers/heavy-door
  packages/telemetry must import @octoscope/spec through a light door; "@octoscope/spec" came.
  Import from "@octoscope/spec/metrics".

`,
  )
})

const roots: string[] = []
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true })
})

function check(changes: Tree) {
  const { report, summary, status } = run(changes)
  const problems = [...report.matchAll(/^(\S+) {2}(\S+)$/gm)].map(([, where, code]) => `${where} ${code}`)
  return { problems, summary, status }
}

test('a dependency that only a library asks for is no unused one', () => {
  const { report } = run({
    'packages/artifacts/package.json': manifest('@octoscope/artifacts', [
      '@octoscope/spec',
      'js-yaml',
      'asked-for',
    ]),
    'packages/artifacts/node_modules/js-yaml/package.json': '{ "peerDependencies": { "asked-for": "*" } }',
  })
  expect(report).toBe('')
})

test('what stands ready for tests may use their tools', () => {
  const { report } = run({
    'packages/spec/src/testing/ready.ts': `import { onTestFinished } from 'vitest'\n`,
  })
  expect(report).toBe('')
})

function run(changes: Tree) {
  const root = mkdtempSync(join(tmpdir(), 'layers-'))
  roots.push(root)
  for (const [file, text] of Object.entries({ ...sound, ...changes })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const program = join(import.meta.dirname, 'check-layers.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, root], { encoding: 'utf8' })
  return { report: stderr, summary: stdout.trim(), status }
}

function manifest(
  name: string,
  dependencies: readonly string[] = [],
  devDependencies: readonly string[] = [],
) {
  return JSON.stringify(
    { name, dependencies: versions(dependencies), devDependencies: versions(devDependencies) },
    null,
    2,
  )
}

function versions(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, '*']))
}
