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

  constructor(write: (lines: string) => void) {
    this.#write = write
    process.once('exit', () => this.writeWaiting())
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
}

const endOfTurn = (lines: TurnLines): void => lines.endTurn()
