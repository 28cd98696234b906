import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * One keep-alive connection that sends the next request when the answer to the last is complete. It knows only what the
 * servers here send: answers with a content-length. An answer as long as the last good one is taken without a second look
 * at its head, which keeps the driver cheaper than any server.
 */
export class Connection {
  readonly latencies: number[] = []
  failed = 0
  readonly #socket: Socket
  readonly #request: string
  #sentAt = 0
  #received = 0
  #expected = 0
  #lastGood = 0
  #deadline = 0
  #done: () => void = () => {}

  static async open(port: number, request: string): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new Connection(socket, request)
  }

  private constructor(socket: Socket, request: string) {
    this.#socket = socket
    this.#request = request
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('close', () => this.#done())
  }

  /** Resolves when the answer to the last request before `deadline` is there, and closes the connection. */
  runUntil(deadline: number): Promise<void> {
    this.#deadline = deadline
    return new Promise((resolve) => {
      this.#done = resolve
      this.#send()
    })
  }

  #send(): void {
    this.#received = 0
    this.#expected = 0
    this.#sentAt = performance.now()
    this.#socket.write(this.#request)
  }

  #receive(chunk: Buffer): void {
    if (this.#received === 0) this.#expected = this.#lengthOf(chunk)
    this.#received += chunk.length
    if (this.#received < this.#expected) return
    const now = performance.now()
    this.latencies.push(now - this.#sentAt)
    if (now < this.#deadline) this.#send()
    else this.#socket.destroy()
  }

  /** Of the whole answer, head and body. */
  #lengthOf(chunk: Buffer): number {
    if (chunk.length === this.#lastGood && chunk[9] === 0x32) return chunk.length // "HTTP/1.1 2.."
    const head = chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4).toString('latin1')
    const body = /^content-length: (\d+)/im.exec(head)?.[1]
    if (!head.startsWith('HTTP/1.1 200') || body === undefined) this.failed += 1
    const length = head.length + Number(body ?? 0)
    this.#lastGood = head.startsWith('HTTP/1.1 200') ? length : 0
    return length
  }
}
