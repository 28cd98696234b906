// Makes this checkout ready, then runs a script of it. Plain JavaScript: Node 20 runs it with nothing installed.
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArguments } from './set-up/arguments.mjs'
import { helpText } from './set-up/help-text.mjs'
import { provideNativeTools } from './set-up/native-tools.mjs'
import { chooseNode } from './set-up/node-runtime.mjs'
import { runInForeground } from './set-up/program.mjs'
import { Interrupted, SetUpFailure } from './set-up/set-up-failure.mjs'
import { stepReport } from './set-up/step-report.mjs'
import { installWorkspacePackages } from './set-up/workspace-packages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

try {
  process.exitCode = await setUpAndRun(process.argv.slice(2))
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

async function setUpAndRun(argv) {
  const request = parseArguments(argv)
  if (request.help) {
    process.stdout.write(helpText)
    return 0
  }
  const report = stepReport({ quiet: request.quiet })
  await installWorkspacePackages(root, report)
  const node = await chooseNode(root, report)
  await provideNativeTools(request.purpose, report)
  return runInForeground(node, [resolve(root, request.script), ...request.args], { PATH: searchPath() })
}

/** The workspace's own programs, its Node among them, come first for the script and everything it starts. */
function searchPath() {
  return [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
}

function exitCodeOf(error) {
  if (error instanceof Interrupted) return error.exitCode
  if (!(error instanceof SetUpFailure)) throw error
  if (error.output) process.stderr.write(`${error.output.trimEnd()}\n`)
  process.stderr.write(`set-up: ${error.message}\n`)
  return error.exitCode
}
