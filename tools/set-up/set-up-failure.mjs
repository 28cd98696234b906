/** A step that cannot be done: one line with cause and remedy, and the output of the program that failed, if any. */
export class SetUpFailure extends Error {
  constructor(message, { output = '', exitCode = 1 } = {}) {
    super(message)
    this.output = output
    this.exitCode = exitCode
  }
}

/** Someone asked us to stop while a step ran. */
export class Interrupted extends Error {
  constructor(exitCode) {
    super('interrupted')
    this.exitCode = exitCode
  }
}
