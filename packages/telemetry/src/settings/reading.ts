import { fallbackOf, type Variable, type Unheeded } from './variable.ts'

/** One reading of an environment. */
export interface Reading {
  /** The value of a variable. One that cannot be read becomes its fallback, and a problem. */
  readonly read: <T>(variable: Variable<T>) => T
  /** Whether somebody gave it, well or badly. An empty variable counts as none. */
  readonly given: (variable: Pick<Variable, 'name'>) => boolean
  readonly complain: (problem: string) => void
  /** For a person: each names the variable, what came, and what happens instead. */
  readonly problems: () => readonly string[]
}

/** Telemetry never keeps a service from starting: nothing here throws. */
export const readingOf = (env: NodeJS.ProcessEnv): Reading => {
  // Signals share variables, and each is told once.
  const problems = new Set<string>()
  const textOf = ({ name }: Pick<Variable, 'name'>): string => env[name]?.trim() ?? ''
  return {
    read: (variable) => {
      const text = textOf(variable)
      if (text === '') return variable.fallback
      const value = variable.form.parse(text)
      if (value !== undefined) return value
      problems.add(unreadable(variable, text))
      return variable.fallback
    },
    given: (variable) => textOf(variable) !== '',
    complain: (problem) => void problems.add(problem),
    problems: () => [...problems],
  }
}

/** What is told of variables that somebody set in vain. */
export const tellUnheeded = ({ given, complain }: Reading, unheeded: readonly Unheeded[]): void => {
  for (const { name, reason } of unheeded.filter(given)) complain(`${name} has no effect. ${reason}`)
}

const unreadable = (variable: Variable, text: string): string => {
  const came = variable.confidential ? 'it is not' : `it is "${text}"`
  const instead = variable.otherwise ?? `It counts as ${fallbackOf(variable)}.`
  return `${variable.name} must be ${variable.form.described}; ${came}. ${instead}`
}
