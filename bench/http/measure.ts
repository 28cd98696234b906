import { join } from 'node:path'
import { Program } from '../process/program.ts'
import type { Announcement } from '../servers/announce.mjs'
import type { Variant } from '../servers/variants.ts'
import type { Answers, Load } from './driver.ts'
import { Served } from './served.ts'
import type { Received } from './sink.ts'

/** One run of one server under full load. Times are µs of processor unless told otherwise. */
export interface Run {
  readonly perSecond: number
  readonly cpuPerRequest: number
  /** Of one core: how busy the server was, and the driver that asked it. */
  readonly serverShare: number
  readonly driverShare: number
  readonly p99Ms: number
  readonly spansPerRequest: number
  readonly linesPerRequest: number
}

/** The two programs that every server meets: the one that asks, and the one that takes its spans. */
export class Bench implements AsyncDisposable {
  readonly #driver = new Program(join(import.meta.dirname, 'driver.ts'))
  readonly #sink = new Program(join(import.meta.dirname, 'sink.ts'))
  readonly #sinkPort = this.#sink.next<Announcement>()

  async serve(variant: Variant): Promise<Served> {
    return Served.start(variant, (await this.#sinkPort).port)
  }

  /** Warms the server up, then measures it. */
  async measure(variant: Variant, { warmUp, seconds }: Duration): Promise<Run> {
    const served = await this.serve(variant)
    try {
      const warm = await this.drive(served, warmUp)
      await this.received()
      const before = await served.usage()
      const answers = await this.drive(served, seconds)
      const after = await served.usage()
      const { spans } = await this.received()
      return runOf(answers, {
        cpu: after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system,
        spans,
        linesPerRequest: (await served.lines()) / (warm.requests + answers.requests),
      })
    } finally {
      await served.end()
    }
  }

  async drive({ port }: Served, seconds: number): Promise<Answers> {
    const load: Load = { port, path: '/orders/42', connections, seconds }
    const { answers, error } = await this.#driver.ask<{ answers: Answers; error?: string }>(load)
    if (error !== undefined) throw new Error(`The driver failed: ${error}`)
    if (answers.failed > 0) throw new Error(`${answers.failed} of ${answers.requests} requests failed.`)
    return answers
  }

  private async received(): Promise<Received> {
    return (await this.#sink.ask<{ received: Received }>({})).received
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#driver.end(), this.#sink.end()])
  }
}

export interface Duration {
  readonly warmUp: number
  readonly seconds: number
}

const connections = 32

const runOf = (
  { requests, seconds, cpu: driverCpu, latency }: Answers,
  { cpu, spans, linesPerRequest }: { cpu: number; spans: number; linesPerRequest: number },
): Run => ({
  perSecond: requests / seconds,
  cpuPerRequest: cpu / requests,
  serverShare: cpu / seconds / 1e6,
  driverShare: driverCpu / seconds / 1e6,
  p99Ms: latency.p99,
  spansPerRequest: spans / requests,
  linesPerRequest,
})
