/**
 * Writes lines that come in crowds: the first of a turn of the event loop at once, the others together when the turn is
 * over. A busy server ends many requests in one turn, and the system call for each line would cost more than all else
 * that is done for the request. A process that ends loses none; one that is killed loses the lines of the turn it dies in.
 */
export class TurnLines {
  readonly #write: (lines: string) => void
  #waiting = ''
  #turnIsOver = true
  /** The last turn had more than one line: this one will too, and even its first can wait for the others. */
  #isBusy = false
  #isWrittenAtExit = false

  constructor(write: (lines: string) => void) {
    this.#write = write
  }

  add(line: string): void {
    const isFirst = this.#turnIsOver
    if (isFirst) {
      this.#turnIsOver = false
      setImmediate(endOfTurn, this)
    }
    if (isFirst && !this.#isBusy) return this.#write(line)
    this.#isBusy = !isFirst
    this.#waiting += line
    if (!this.#isWrittenAtExit) this.#writeAtExit()
  }

  endTurn(): void {
    this.#turnIsOver = true
    this.writeWaiting()
  }

  writeWaiting(): void {
    const lines = this.#waiting
    this.#waiting = ''
    if (lines !== '') this.#write(lines)
  }

  /** Before the output makes its own last attempt. */
  #writeAtExit(): void {
    this.#isWrittenAtExit = true
    process.prependOnceListener('exit', () => this.writeWaiting())
  }
}

const endOfTurn = (lines: TurnLines): void => lines.endTurn()
