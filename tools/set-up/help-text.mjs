import { debianPackages } from './debian-packages.mjs'
import { oldestNode } from './node-runtime.mjs'
import { pnpmVersion } from './workspace-packages.mjs'

export const helpText = `Makes this checkout ready, then runs a script of it.

  node tools/set-up.mjs [--quiet] [--for start|test] -- <script.ts> [args…]

npm start, npm test and npm run octoscope call it; what follows them after "--" reaches the script.

Steps, each skipped when there is nothing to do:
  1. Workspace packages. pnpm ${pnpmVersion} installs what pnpm-lock.yaml says, when it, pnpm-workspace.yaml or
     a package.json has changed since the last time.
  2. Node. The script needs ${oldestNode} or newer. If this machine's is older, the one in node_modules runs it.
  3. Native tools, only with --for. Programs that are not on PATH are installed from Debian with apt-get,
     if this user is root; no system service is started. What cannot be installed is named, with the command
     that installs it: --for start then goes on without it, --for test stops.
${packageLines()}
Options:
  --for start|test  what the script is for: decides which native tools it needs
  --quiet           say nothing on standard output; real work and failures are told on standard error
  --help            this text

Environment:
  OCTOSCOPE_NO_INSTALL=1  never install Debian packages
  NO_COLOR=1              no colour

Exit code: the script's own; 128 + n when signal n ended it; 1 when a step failed; 2 when used wrongly.
`

function packageLines() {
  const lines = Object.entries(debianPackages).map(
    ([purpose, packages]) => `       --for ${purpose}: ${packages.map(({ name }) => name).join(', ')}\n`,
  )
  return lines.join('')
}
