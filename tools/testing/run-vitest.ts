import { join } from 'node:path'
import { parseCLI, startVitest, type TestModule, type TestSuite, type Vitest } from 'vitest/node'
import type { Tally } from './tally.ts'

/**
 * Runs vitest with the arguments of its command line, and counts what ran.
 * A run that vitest itself refuses, or that has no test to show, is a failure.
 */
export async function runVitest(args: readonly string[]): Promise<Tally> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args])
  const root = join(import.meta.dirname, '../..')
  const counted = count(await startVitest(filter, { root, ...options, watch: false }))
  const refused = counted.failed === 0 && (Boolean(process.exitCode) || counted.passed === 0)
  return refused ? { ...counted, failed: 1 } : counted
}

/** An error outside any test, such as a file that cannot be loaded or a hook that throws, counts as one failed test. */
function count({ state }: Vitest): Tally {
  const modules = state.getTestModules()
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const inState = (wanted: string) => tests.filter((test) => test.result().state === wanted).length
  const outside = modules.flatMap(errorsOutsideTests).length + state.getUnhandledErrors().length
  const [passed, failed] = [inState('passed'), inState('failed')]
  return { passed, failed: failed + outside, skipped: tests.length - passed - failed }
}

function errorsOutsideTests(module: TestModule) {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()]
  return suites.flatMap((suite) => suite.errors())
}
