import { print } from '@octoscope/spec'
import { describeFindings } from '../doctor/describe-findings.ts'
import type { Colors } from '../terminal/colors.ts'
import { describe } from '../traffic/octollm/summary.ts'
import type { Report } from './check-once.ts'
import { completed } from './readings.ts'

/** The report of an unattended run, for a person. */
export const describeReport = (report: Report, colors: Colors): string => {
  const { ok, targets, traffic, played, readings, findings } = report
  const { declared, withoutSample, completedTasks, source } = readings
  return [
    '',
    ...describeTargets(targets, colors),
    `Tasks completed: ${completedTasks}, ${print(completed.node)} according to ${source}`,
    `Metrics with samples: ${declared.length - withoutSample.length} of ${declared.length}`,
    ...withoutSample.map((name) => `  ${colors.red('none')}  ${name}`),
    `Traffic: ${describe(traffic)}`,
    ...traffic.surprises.map((surprise) => `  ${colors.red('✗')} ${surprise}`),
    ...Object.entries(played).flatMap(([system, { inWords, surprises }]) => [
      `${system}: ${inWords}`,
      ...surprises.map((surprise) => `  ${colors.red('✗')} ${surprise}`),
    ]),
    '',
    ...describeFindings(findings, colors),
    '',
    ok ? colors.green('All is well.') : colors.red('Not all is well.'),
  ].join('\n')
}

const describeTargets = (targets: Report['targets'], { green, red, yellow }: Colors): readonly string[] => {
  if (targets.length === 0)
    return [yellow('Without Prometheus on this machine, targets, rules and alerts are not checked.')]
  const up = targets.filter(({ health }) => health === 'up')
  return [
    `Targets up: ${up.length} of ${targets.length}`,
    ...targets.map(({ name, health }) => `  ${health === 'up' ? green('up') : red(health)}  ${name}`),
  ]
}
