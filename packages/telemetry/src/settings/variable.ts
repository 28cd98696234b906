/** What the text of a variable may be. */
export interface Form<T> {
  /** For a person: `a whole number of 1 or more`. */
  readonly described: string
  /** The value of a text that is not empty; undefined when it is none. */
  readonly parse: (text: string) => T | undefined
}

/** A variable of the environment that telemetry reads. */
export interface Variable<T = unknown> {
  readonly name: string
  readonly form: Form<T>
  /** The value when nothing is given, and when what is given cannot be read. */
  readonly fallback: T
  /** The fallback in words, where its text would not tell. */
  readonly fallbackTold?: string
  readonly meaning: string
  /** What happens when it cannot be read, where that is not the fallback. */
  readonly otherwise?: string
  /** What is given may hold credentials: no message repeats it. */
  readonly confidential?: true
}

/** A variable of the OpenTelemetry specification that has no effect here. */
export interface Unheeded {
  readonly name: string
  readonly reason: string
}

export const variable = <T>(
  name: string,
  about: Omit<Variable<T>, 'name' | 'fallback'> & { readonly fallback: NoInfer<T> },
): Variable<T> => ({
  name,
  ...about,
})

export const fallbackOf = ({ fallback, fallbackTold }: Pick<Variable, 'fallback' | 'fallbackTold'>): string =>
  fallbackTold ?? (fallback === undefined ? 'nothing' : JSON.stringify(fallback).replaceAll('"', ''))
