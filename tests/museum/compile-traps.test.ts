import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileTraps, ground } from './compiling/index.ts'

const root = join(import.meta.dirname, '../..')
const names = {
  values: 'alert, inhibition, now, rate, route, sum, where',
  types: 'Alert, Counter, Gauge, PagerDuty, Proof, Receiver, Runbook, Slack',
}
const opening = `import { ${names.values} } from '${root}/packages/spec/src/index.ts'
import type { ${names.types} } from '${root}/packages/spec/src/index.ts'
import type { CounterInstrument } from '${root}/packages/telemetry/src/index.ts'
${ground}`

let folder: string
let said: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'museum-'))
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  await Promise.all(
    compileTraps.flatMap(({ id, wrong, right }) => [
      write(`${id}.wrong.ts`, `${opening}\n${wrong}\n`),
      write(`${id}.right.ts`, `${opening}\n${right}\n`),
    ]),
  )
  await write('package.json', JSON.stringify({ type: 'module' }))
  const compilerOptions = { noUnusedLocals: false, types: [], skipLibCheck: true }
  await write(
    'tsconfig.json',
    JSON.stringify({ extends: `${root}/tsconfig.json`, compilerOptions, include: ['*.ts'] }),
  )
  said = await compile()
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

/** The complaints of the compiler, each with the lines that explain it. */
const compile = (): Promise<readonly string[]> =>
  new Promise((resolve) => {
    execFile(
      join(root, 'node_modules/.bin/tsc'),
      ['--project', folder, '--pretty', 'false'],
      { cwd: folder },
      (_, stdout) => resolve(stdout.split(/\n(?=\S)/)),
    )
  })

test.each(compileTraps)('$id does not compile, and what is right does', ({ id, says }) => {
  const about = (name: string) => said.filter((complaint) => complaint.startsWith(`${name}.ts(`))
  expect(about(`${id}.wrong`).join('\n')).toContain(says)
  expect(about(`${id}.right`)).toEqual([])
})
