import { stackIn } from '@octoscope/stack'
import { Command } from 'commander'
import { onThisMachine } from '../native/environment.ts'
import { portOffsetOption } from '../native/port-offset-option.ts'
import { colorsFor } from '../terminal/colors.ts'
import { printJson } from '../terminal/json.ts'
import { describeFindings } from './describe-findings.ts'
import { examine } from './doctor.ts'

interface Options {
  readonly json: boolean
  readonly portOffset: number
}

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('Walk from each service to a delivered alert, and name the first thing that is broken.')
    .option('--json', 'print the findings as JSON', false)
    .addOption(portOffsetOption())
    .addHelpText('after', examples)
    .action(async ({ json, portOffset }: Options) => {
      const findings = await examine(stackIn(onThisMachine(portOffset)))
      const ok = findings.every((finding) => finding.ok)
      if (!ok) process.exitCode = 1
      if (json) return printJson({ ok, findings })
      const colors = colorsFor(process.stdout)
      console.log(describeFindings(findings, colors).join('\n'))
    })

const examples = `
It asks the stack that \`octoscope up\` runs: does each service answer, is it ready, does its page read and hold what is
declared, does Prometheus scrape it, are the rules evaluated, does an alert find its way. Under five seconds.

Examples:
  octoscope doctor
  octoscope doctor --port-offset 1000         the stack of \`octoscope up --port-offset 1000\`
  octoscope doctor --json | jq '.findings[] | select(.ok | not)'`
