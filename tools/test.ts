// The one test command: static checks, then vitest. `npm test -- <filter>` runs only vitest, with what follows.
import { runChecks } from './testing/run-checks.ts'
import { runVitest } from './testing/run-vitest.ts'
import { closingLine, sum } from './testing/tally.ts'

const help = `The tests of this repository.

  npm test                    static checks, then every vitest test but the fault suite's
  npm test -- <filter> [...]  only vitest, with this filter and any other option of vitest's
  npm run test:faults         only the fault suite: what the services feel when things around them break;
                              it measures latencies for 12 minutes, on a machine that must be quiet

The static checks: the layers of the floor plan, types, lint, format, and that what octoscope generates is
up to date, obeys the laws, and passes promtool and amtool. All of them run, whatever fails; then vitest runs.
The last line counts each static check and each vitest test as one: "tests: 412 passed, 0 failed".
A test file that cannot be loaded, an error outside any test, and a run without tests count as failed.

Exit code: 0 when nothing failed, else 1.
`

const args = process.argv.slice(2)
if (args[0] === '--help' || args[0] === '-h') {
  console.log(help)
  process.exit(0)
}

const everyday = ['--project', 'unit', '--project', 'e2e']

const total = sum(args.length === 0 ? [runChecks(), await runVitest(everyday)] : [await runVitest(args)])
console.log(closingLine(total))
process.exit(total.failed > 0 ? 1 : 0)
