import { expect, test } from 'vitest'
import type { Agent } from '../../config/settings.ts'
import type { Outcome } from '../run-command.ts'
import { readReport } from './read-report.ts'

const agent = (findings: Agent['findings']): Agent => ({
  name: 'scanner',
  command: ['scan'],
  patterns: ['**'],
  findings,
  findingExitCodes: [1],
  timeout: 1000,
})
const ended = (about: Partial<Outcome>): Outcome => ({
  ended: 'exited',
  exitCode: 0,
  stdout: '',
  stderr: '',
  durationMs: 1,
  ...about,
})

test('SARIF tells severities by score, by level and by rule, and what was suppressed', () => {
  const at = (line: number) => ({
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'src/a%20b.ts' }, region: { startLine: line } } },
    ],
  })
  const results = [
    { ruleId: 'sql', message: { text: 'injection' }, ...at(1) },
    { ruleId: 'style', level: 'note', message: { text: 'long' }, ...at(2) },
    { ruleId: 'other', message: { text: 'x' }, ...at(3), suppressions: [{ kind: 'inSource' }], fixes: [{}] },
  ]
  const rules = [{ id: 'sql', properties: { 'security-severity': '9.1' } }]
  const sarif = JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 's', rules } }, results }],
  })
  expect(readReport(agent('sarif'), ended({ stdout: sarif, exitCode: 1 }), '/work')).toMatchObject({
    report: {
      findings: [
        { file: 'src/a b.ts', line: 1, type: 'sql', severity: 'critical', suppressed: false },
        { line: 2, severity: 'low' },
        { line: 3, severity: 'medium', suppressed: true, fixable: true },
      ],
    },
  })
})

test('a file that ESLint cannot read is critical', () => {
  const stdout = JSON.stringify([
    {
      filePath: '/work/a.js',
      messages: [{ ruleId: null, fatal: true, severity: 2, message: 'Parsing error', line: 1 }],
    },
  ])
  expect(readReport(agent('eslint'), ended({ stdout, exitCode: 1 }), '/work')).toMatchObject({
    report: { looked: ['a.js'], findings: [{ severity: 'critical', type: 'parse-error' }] },
  })
})

test.each([
  [{ exitCode: 2, stderr: 'no configuration\n' }, 'exit_code', 'no configuration'],
  [{ ended: 'timeout' }, 'timeout', 'It took longer'],
  [{ ended: 'signal' }, 'signal', 'ended by a signal'],
  [{ stdout: 'not JSON' }, 'unreadable_output', 'must be ESLint’s JSON'],
] as const)('%j is a failure', (outcome, failure, message) => {
  expect(readReport(agent('eslint'), ended(outcome), '/work')).toEqual({
    failure,
    message: expect.stringContaining(message) as string,
  })
})

test('an exit code is one finding', () => {
  expect(readReport(agent('exit-code'), ended({ exitCode: 1, stderr: '1 failed\n' }), '/work')).toMatchObject(
    {
      report: { findings: [{ description: '1 failed', severity: 'high' }] },
    },
  )
  expect(readReport(agent('exit-code'), ended({}), '/work')).toEqual({ report: { findings: [] } })
})
