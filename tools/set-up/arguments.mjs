import { SetUpFailure } from './set-up-failure.mjs'

const purposes = ['start', 'test']

/**
 * Reads `[--quiet] [--for start|test] -- <script> [args…]`.
 * Everything after the script belongs to the script, `--help` too.
 */
export function parseArguments(argv) {
  const divide = argv.indexOf('--')
  const options = divide < 0 ? argv : argv.slice(0, divide)
  const [script, ...args] = divide < 0 ? [] : argv.slice(divide + 1)
  const request = { help: false, quiet: false, purpose: undefined, script, args }
  readOptions(options, request)
  if (!request.help && !script) throw misuse('A script must follow "--"; none came.')
  return request
}

function readOptions(options, request) {
  const rest = [...options]
  while (rest.length > 0) {
    const option = rest.shift()
    if (option === '--help' || option === '-h') request.help = true
    else if (option === '--quiet') request.quiet = true
    else if (option === '--for') request.purpose = readPurpose(rest.shift())
    else throw misuse(`Option "${option}" is not known.`)
  }
}

function readPurpose(purpose) {
  if (purposes.includes(purpose)) return purpose
  throw misuse(`Option --for must be ${purposes.join(' or ')}; ${purpose ? `"${purpose}"` : 'nothing'} came.`)
}

function misuse(message) {
  return new SetUpFailure(`${message} See: node tools/set-up.mjs --help`, { exitCode: 2 })
}
