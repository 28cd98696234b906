import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { styleText } from 'node:util'
import { staticChecks, type StaticCheck } from './static-checks.ts'
import type { Tally } from './tally.ts'

/** Runs every static check, says how each went and how long it took, and shows what the failed ones wrote. */
export function runChecks(): Tally {
  const passed = staticChecks.filter(runCheck).length
  return { passed, failed: staticChecks.length - passed, skipped: 0 }
}

function runCheck({ name, command }: StaticCheck): boolean {
  const started = performance.now()
  const { status, stdout, stderr, error } = runProgram(command)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const verdict = status === 0 ? styleText('green', 'passed') : styleText('red', 'FAILED')
  console.log(`${verdict}  ${name}  ${styleText('dim', `${command.join(' ')} (${seconds} s)`)}`)
  if (status !== 0) console.log([error?.message, stdout, stderr].filter(Boolean).join('\n'))
  return status === 0
}

function runProgram([program, ...args]: StaticCheck['command']) {
  const root = join(import.meta.dirname, '../..')
  return spawnSync(program === 'node' ? process.execPath : program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
    maxBuffer: Infinity,
  })
}
