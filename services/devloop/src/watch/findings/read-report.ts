import type { Agent } from '../../config/settings.ts'
import type { Outcome } from '../run-command.ts'
import { eslintReport } from './eslint.ts'
import type { Report } from './finding.ts'
import { sarifReport } from './sarif.ts'

export type Verdict = { readonly report: Report } | { readonly failure: Failure; readonly message: string }

/** Why an agent could not do its work. */
export type Failure = Exclude<Outcome['ended'], 'exited'> | 'exit_code' | 'unreadable_output'

/** What an agent found, or why it could not do its work: to report findings is to have done it. */
export const readReport = (agent: Agent, outcome: Outcome, folder: string): Verdict => {
  const { ended, exitCode = 0, stdout, stderr } = outcome
  const said = lastLine(stderr)
  if (ended !== 'exited') return { failure: ended, message: said || told[ended] }
  const foundSomething = agent.findingExitCodes.includes(exitCode)
  if (exitCode !== 0 && !foundSomething)
    return { failure: 'exit_code', message: said || `It ended with exit code ${exitCode}.` }
  if (agent.findings === 'exit-code')
    return { report: { findings: foundSomething ? [itself(agent, stdout, stderr)] : [] } }
  try {
    return { report: (agent.findings === 'eslint' ? eslintReport : sarifReport)(stdout, folder) }
  } catch {
    return {
      failure: 'unreadable_output',
      message:
        `Its output must be ${agent.findings === 'eslint' ? 'ESLint’s JSON' : 'SARIF 2.1.0'}. ${said}`.trim(),
    }
  }
}

const told: Readonly<Record<Exclude<Outcome['ended'], 'exited'>, string>> = {
  timeout: 'It took longer than its timeout and was ended.',
  signal: 'It was ended by a signal.',
  not_started: 'It could not be started.',
  too_much_output: 'It wrote more than 32 MiB and was ended.',
  stopped: 'It was ended because the watcher stops.',
}

/** A test command that fails is one finding, about no file. */
const itself = ({ name }: Agent, stdout: string, stderr: string) =>
  ({
    file: '',
    line: 0,
    type: name,
    severity: 'high',
    description: lastLine(stderr) || lastLine(stdout) || `${name} reports a problem.`,
    fixable: true,
    suppressed: false,
  }) as const

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)?.trim().slice(0, 500) ?? ''
