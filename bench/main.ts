// The benchmark: ours beside its peers, in one run. See README.md.
import { writeFile } from 'node:fs/promises'
import { help } from './command/help.ts'
import { measure } from './command/measure.ts'
import { Misuse, readOptions, type Options } from './command/options.ts'
import { barChart } from './report/bar-chart.ts'
import { readMachine } from './report/machine.ts'
import { page } from './report/page.ts'
import { panelsOf } from './report/panels.ts'
import { missingOf, targetsOf, type Report } from './report/report.ts'
import { summary } from './report/summary.ts'

const main = async (argv: readonly string[]): Promise<number> => {
  const options = readOptions(argv)
  if (options.help) {
    console.log(help)
    return 0
  }
  const report = await measure(options, readMachine(new Date()))
  console.log(
    options.json ? JSON.stringify({ ...report, targets: targetsOf(report) }, null, 2) : summary(report),
  )
  if (options.write) await write(report)
  return exitCodeOf(report, options)
}

const reference = new URL('../docs/reference/', import.meta.url)

const write = async (report: Report): Promise<void> => {
  await writeFile(new URL('performance.svg', reference), barChart('Performance', panelsOf(report)))
  await writeFile(new URL('performance.md', reference), page(report, 'performance.svg'))
}

/** A peer that fails is told and left out; without ours, or what it is held against, a part says nothing. */
const exitCodeOf = (report: Report, { assert }: Options): number => {
  const essential = missingOf(report).some(({ of }) => of !== 'peer')
  const broken = assert && targetsOf(report).some(({ held }) => !held)
  return essential || broken ? 1 : 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Misuse)) throw error
  console.error(`bench: ${error.message} See: npm run bench -- --help`)
  process.exitCode = 2
}
