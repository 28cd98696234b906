import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine has the program that knows best. */
export const hasPromtool = spawnSync('promtool', ['--version']).status === 0

/** What the real promtool says of queries, as rules of one file: nothing when it accepts all of them. */
export const promtoolErrors = (queries: readonly string[]): string => {
  const rules = queries.map((expr, index) => ({ record: `r${index}`, expr }))
  return promtool(['check', 'rules', '--lint=none'], { groups: [{ name: 'all', rules }] })
}

/**
 * Plays series through the real promtool and tells where two queries of a pair differ: in the series they give, or in a
 * value. Nothing when none does. Values that are NaN are left out, for they differ from themselves.
 */
export const promtoolDifferences = (
  pairs: readonly (readonly [string, string])[],
  series: Readonly<Record<string, string>>,
): string => {
  const alike = pairs.flatMap(([one, other]) =>
    [`(${one}) unless (${other})`, `(${other}) unless (${one})`, `(${one}) != (${other}) == (${one})`].map(
      (expr) => ({ expr, eval_time: '20m', exp_samples: [] }),
    ),
  )
  const input_series = Object.entries(series).map(([name, values]) => ({ series: name, values }))
  return promtool(['test', 'rules'], {
    tests: [{ interval: '1m', input_series, promql_expr_test: alike }],
  })
}

const promtool = (command: readonly string[], content: object): string => {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'))
  try {
    const file = join(folder, 'file.yml')
    writeFileSync(file, JSON.stringify(content)) // JSON is YAML as well
    const { status, stdout, stderr } = spawnSync('promtool', [...command, file], { encoding: 'utf8' })
    return status === 0 ? '' : `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
