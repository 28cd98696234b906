/** What is asked of a logger. */
export interface Logger {
  readonly info: (about: object, message: string) => void
  readonly warn: (about: object, message: string) => void
}
