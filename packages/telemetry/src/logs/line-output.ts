import { writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/** Why a line did not arrive: nobody reads any more, or there is no room. */
export type LineLoss = 'closed' | 'full'

/** Bytes that wait for a reader that takes none. */
const mostWaiting = 4 * 1024 * 1024
/** How long a process may stand still for its reader: 1 s, of which 10 ms come back in each second. */
const patience = { ms: 1000, regained: 0.01 }
/** ms between attempts to write what waits, while the process stands still and while it goes on. */
const pause = { still: 2, going: 20 }

/**
 * Lines into a file, or into a pipe or socket that does not block. A line is written before the call returns: a buffer
 * or a worker would lose the last ones, which are the ones that tell why a process died. It never throws and never stops
 * the process: a full disk or a reader that has gone costs lines; one that hangs costs a second, and then lines.
 */
export class LineOutput implements DestinationStream {
  readonly #fd: number
  readonly #lost: (reason: LineLoss) => void
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #timer: NodeJS.Timeout | undefined
  #patienceMs = patience.ms
  #patientUntil = 0
  /** A part of the first that waits is written. */
  #begun = false

  constructor(fd: number, lost: (reason: LineLoss) => void) {
    this.#fd = fd
    this.#lost = lost
  }

  write(line: string): void {
    if (this.#waiting.length > 0) return this.#wait(Buffer.from(line))
    const written = this.#attempt(line)
    if (typeof written === 'string') return this.#lost(written)
    if (written === Buffer.byteLength(line)) return
    this.#begun = written > 0
    this.#wait(Buffer.from(line).subarray(written))
  }

  /** The last attempt of a process that ends. */
  end(): void {
    this.#standStill()
    clearInterval(this.#timer)
    for (const _ of this.#waiting.splice(0)) this.#lost('full')
  }

  /** How many bytes were taken, or why none ever will be. */
  #attempt(bytes: Buffer | string): LineLoss | number {
    try {
      // Two overloads of one call.
      return typeof bytes === 'string' ? writeSync(this.#fd, bytes) : writeSync(this.#fd, bytes)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN' || code === 'EINTR') return 0
      return noRoom.has(code) ? 'full' : 'closed'
    }
  }

  #wait(bytes: Buffer): void {
    if (this.#waitingBytes + bytes.length > mostWaiting) return this.#lost('full')
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    this.#standStill()
    if (this.#waiting.length > 0) this.#timer ??= setInterval(() => this.#drain(), pause.going).unref()
  }

  /** Gives the reader time as long as there is patience: a live one gets each line before the call returns. */
  #standStill(): void {
    const started = performance.now()
    const regained = (started - this.#patientUntil) * patience.regained
    const until = started + Math.min(patience.ms, this.#patienceMs + regained)
    this.#drain()
    while (this.#waiting.length > 0 && performance.now() < until) {
      Atomics.wait(still, 0, 0, pause.still)
      this.#drain()
    }
    this.#patientUntil = performance.now()
    this.#patienceMs = Math.max(0, until - this.#patientUntil)
  }

  #drain(): void {
    for (let head = this.#waiting[0]; head !== undefined; head = this.#waiting[0]) {
      const written = this.#attempt(head)
      if (written === 0) return
      if (typeof written === 'string') {
        if (head !== lineEnd) this.#lost(written)
        // A line that was broken off is ended before the next one.
        this.#replaceHead(this.#begun ? lineEnd : undefined)
        if (this.#begun) return
      } else {
        this.#begun = written < head.length
        this.#replaceHead(this.#begun ? head.subarray(written) : undefined)
      }
    }
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #replaceHead(rest: Buffer | undefined): void {
    const [head] = this.#waiting.splice(0, 1, ...(rest === undefined ? [] : [rest]))
    this.#waitingBytes += (rest?.length ?? 0) - (head?.length ?? 0)
  }
}

const lineEnd = Buffer.from('\n')

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Something to wait on that never comes. */
const still = new Int32Array(new SharedArrayBuffer(4))
