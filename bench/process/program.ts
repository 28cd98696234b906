import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  /** For Node itself, such as `--expose-gc`. */
  readonly nodeOptions?: readonly string[]
  /** Where it runs; here without it. */
  readonly folder?: string
  /** A file descriptor for standard output; without it, output is dropped. */
  readonly stdout?: number
}

/** A program of ours that runs beside this one and answers what it is asked. It ends when this one does. */
export class Program {
  readonly #child: ChildProcess
  #errors = ''
  #waiting: { resolve(message: unknown): void; reject(error: Error): void } | undefined
  #early: unknown[] = []

  constructor(file: string, { env = {}, nodeOptions = [], folder, stdout }: ProgramOptions = {}) {
    this.#child = fork(file, {
      env: { ...inherited(), ...env },
      execArgv: [...nodeOptions],
      cwd: folder,
      stdio: ['ignore', stdout ?? 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = `${this.#errors}${text}`.slice(-4000)
    })
    this.#child.on('message', (message) => {
      if (this.#waiting === undefined) this.#early.push(message)
      else this.#waiting.resolve(message)
    })
    this.#child.on('error', (error) => this.#waiting?.reject(error))
    this.#child.on('close', (code, signal) =>
      this.#waiting?.reject(new Error(`${file} ended with ${code ?? signal}. ${this.#errors.trim()}`)),
    )
  }

  /** The next message it sends. Rejects when it ends instead, or says nothing within the deadline. */
  async next<T>(deadlineMs = 30_000): Promise<T> {
    if (this.#early.length > 0) return this.#early.shift() as T
    if (this.#child.exitCode !== null) throw new Error(`It has ended. ${this.#errors.trim()}`)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#waiting = { resolve, reject }
    const late = setTimeout(() => reject(new Error(`No answer within ${deadlineMs} ms.`)), deadlineMs)
    return (await promise.finally(() => {
      clearTimeout(late)
      this.#waiting = undefined
    })) as T
  }

  ask<T>(question: object, deadlineMs?: number): Promise<T> {
    this.#child.send(question)
    return this.next(deadlineMs)
  }

  /** Kills it and waits for its end. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const closed = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await closed
  }
}

/** Nothing that would change what is measured: no Node options and no telemetry settings of the caller's. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(OTEL_|DD_|NODE_|LOG_LEVEL$|npm_)/.test(name)),
  )
