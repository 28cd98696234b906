/** The commands of EXECUTOR_COMMANDS: bare names that are looked up on the executor's PATH. */
export const readCommands = (env: NodeJS.ProcessEnv): readonly string[] =>
  readList(env, 'EXECUTOR_COMMANDS', {
    standard: Object.keys(allowedArguments),
    form: /^[A-Za-z0-9_][\w.+-]*$/,
  })

/** The hosts of EXECUTOR_HOSTS, each with its port unless that is the scheme's own. */
export const readHosts = (env: NodeJS.ProcessEnv): readonly string[] =>
  readList(env, 'EXECUTOR_HOSTS', {
    standard: [],
    form: /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/,
  }).map((host) => host.toLowerCase())

/**
 * What the standard commands may be given. Left out is what reads or writes files, sets the clock or starts another
 * program (`sort --compress-program`). Whoever allows a further command answers for its arguments.
 */
const allowedArguments: Readonly<Record<string, RegExp>> = {
  date: /^(\+.*|-u|-R|-I(date|hours|minutes|seconds|ns)?)$/s,
  echo: /^/,
  uname: /^-[asnrvmpio]+$/,
  wc: /^-[clmwL]+$/,
  sort: /^-([bdfghiMnrRuV]+|k\d+(,\d+)?)$/,
  uptime: /^-[ps]$/,
}

/** Why this command line may not run; undefined when it may. */
export const denial = (
  allowed: readonly string[],
  command: string,
  args: readonly string[],
): string | undefined => {
  if (allowed.length === 0) return 'No command is allowed. EXECUTOR_COMMANDS can allow some.'
  if (!allowed.includes(command)) return `The command must be one of ${allowed.join(', ')}.`
  const form = Object.hasOwn(allowedArguments, command) ? allowedArguments[command] : undefined
  const refused = form === undefined ? -1 : args.findIndex((arg) => !form.test(arg))
  return refused < 0 ? undefined : `Argument ${refused + 1} of ${command} is not one that it may be given.`
}

interface ListRule {
  readonly standard: readonly string[]
  readonly form: RegExp
}

const readList = (env: NodeJS.ProcessEnv, name: string, { standard, form }: ListRule): readonly string[] => {
  const given = env[name]
  if (given === undefined) return standard
  const entries = given
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const wrong = entries.find((entry) => !form.test(entry))
  if (wrong === undefined) return entries
  throw new Error(
    `${name} must be names separated by commas, got "${wrong}". Correct that entry, or unset ${name}.`,
  )
}
