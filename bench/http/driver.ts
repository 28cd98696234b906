import { Connection } from './connection.ts'

/** What the driver is asked to do: keep every connection busy with one request at a time. */
export interface Load {
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
}

/** What came of it. `latencies` in ms; `cpu`, the driver's own, in µs. */
export interface Answers {
  readonly requests: number
  readonly failed: number
  readonly seconds: number
  readonly latency: { readonly p50: number; readonly p99: number }
  readonly cpu: number
}

/** A program of its own, so that its work is not the server's. It stays for the whole run: a warm one is a fast one. */
const drive = async ({ port, path, connections, seconds }: Load): Promise<Answers> => {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port, request)))
  const cpu = process.cpuUsage()
  const start = performance.now()
  await Promise.all(open.map((connection) => connection.runUntil(start + seconds * 1000)))
  const elapsed = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  const latencies = Float64Array.from(open.flatMap((connection) => connection.latencies)).toSorted()
  const failed = open.reduce((sum, connection) => sum + connection.failed, 0)
  return {
    requests: latencies.length,
    failed,
    seconds: elapsed,
    latency: { p50: at(latencies, 0.5), p99: at(latencies, 0.99) },
    cpu: used.user + used.system,
  }
}

const at = (sorted: Float64Array, share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? NaN

process.on('message', (load: Load) => {
  drive(load).then(
    (answers) => process.send?.({ answers }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
