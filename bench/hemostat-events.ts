import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openClient } from '../services/hemostat/src/redis/open-client.ts'

/**
 * Prints how many events a second HemoStat's exporter takes in, beside a bare subscriber that only counts messages: in
 * turns, each a process of its own, on the same Redis. Once as agents publish, with a Redis client of their own, where the
 * aim is 70 % of the bare subscriber; and once as fast as Redis takes bytes, which is what a subscriber can bear at most.
 */
const main = async (): Promise<void> => {
  const redis = await startRedis()
  try {
    for (const [how, publish] of Object.entries(publishers)) {
      const rates = { bare: [] as number[], exporter: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        rates.bare.push(await measure(redis.port, startBare, publish))
        rates.exporter.push(await measure(redis.port, startExporter, publish))
      }
      report(how, rates)
    }
  } finally {
    redis.child.kill('SIGKILL')
  }
}

const rounds = 5
const events = 100_000
const perWrite = 500

type Publish = (port: number) => Promise<void>

/** One of each channel, as the agents publish them. */
const messages: readonly (readonly [channel: string, type: string, data: object])[] = [
  [
    'hemostat:health_alert',
    'container_unhealthy',
    {
      container_id: 'a1b2c3d4e5f6',
      container_name: 'web',
      image: 'shop:1',
      status: 'running',
      metrics: {
        cpu_percent: 97.5,
        memory_percent: 42.25,
        memory_usage: 443_023_360,
        memory_limit: 1_048_576_000,
        network_rx_bytes: 1000,
        network_tx_bytes: 2000,
        blkio_read_bytes: 3000,
        blkio_write_bytes: 4000,
      },
      anomalies: [{ type: 'high_cpu', severity: 'critical', threshold: 85, actual: 97.5 }],
      health_status: 'none',
      exit_code: 0,
      restart_count: 2,
    },
  ],
  [
    'hemostat:remediation_needed',
    'remediation_needed',
    { container: 'web', action: 'restart', reason: 'CPU', confidence: 0.8, metrics: { cpu_percent: 97.5 } },
  ],
  ['hemostat:false_alarm', 'false_alarm', { container: 'web', reason: 'A peak.', confidence: 0.4 }],
  [
    'hemostat:remediation_complete',
    'remediation_complete',
    { container: 'web', action: 'restart', result: { status: 'success' }, dry_run: false, confidence: 0.8 },
  ],
]

/** A process that has subscribed, and how many messages it has had. */
interface Subscriber {
  readonly child: ChildProcess
  readonly heard: () => Promise<number>
}

const measure = async (
  port: number,
  start: (port: number) => Promise<Subscriber>,
  publish: Publish,
): Promise<number> => {
  const { child, heard } = await start(port)
  const began = performance.now()
  await publish(port)
  while ((await heard()) < events) await new Promise((resolve) => setTimeout(resolve, 10))
  const seconds = (performance.now() - began) / 1000
  child.kill('SIGKILL')
  await once(child, 'exit')
  return events / seconds
}

const viaClient: Publish = async (port) => {
  const { client, close } = await openClient(serverAt(port), 5000)
  for (let sent = 0; sent < events; sent += perWrite) {
    const batch = Array.from({ length: perWrite }, (_, at) => eventOf(at))
    await Promise.all(batch.map(([channel, message]) => client.publish(channel, message)))
  }
  close()
}

const asBytes: Publish = async (port) => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.resume()
  const batch = Array.from({ length: perWrite }, (_, at) => command(['PUBLISH', ...eventOf(at)])).join('')
  for (let sent = 0; sent < events; sent += perWrite) if (!socket.write(batch)) await once(socket, 'drain')
  socket.end()
}

const publishers = { 'by a client': viaClient, 'as bytes': asBytes }

const serverAt = (port: number) => ({
  url: `redis://127.0.0.1:${port}`,
  place: '',
  password: async () => undefined,
})

const eventOf = (at: number): readonly [channel: string, message: string] => {
  const [channel, event_type, data] = messages[at % messages.length] as (typeof messages)[number]
  return [
    channel,
    JSON.stringify({ event_type, timestamp: new Date().toISOString(), agent: 'monitor', data }),
  ]
}

const command = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`

const startBare = async (port: number): Promise<Subscriber> => {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--bare', `${port}`])
  const heard = async (): Promise<number> => {
    child.stdin.write('\n')
    const [line] = (await once(lines, 'line')) as [string]
    return Number(line)
  }
  const lines = createInterface(child.stdout)
  await once(lines, 'line')
  return { child, heard }
}

/** The bare subscriber: says how many messages it has had, whenever it is asked. */
const bare = async (port: number): Promise<void> => {
  const { client } = await openClient(serverAt(port), 5000)
  let count = 0
  await client.subscribe(
    messages.map(([channel]) => channel),
    () => void count++,
  )
  console.log('subscribed')
  for await (const _ of createInterface(process.stdin)) console.log(count)
}

const startExporter = async (port: number): Promise<Subscriber> => {
  const program = fileURLToPath(new URL('../services/hemostat/src/main.ts', import.meta.url))
  const env = { ...process.env, AGENT: 'exporter', PORT: '0', REDIS_URL: `redis://127.0.0.1:${port}` }
  const child = spawn(process.execPath, [program], { env })
  let address = ''
  let subscribed = false
  for await (const line of createInterface(child.stdout)) {
    address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0] ?? address
    subscribed ||= line.includes('"subscribed"')
    if (address && subscribed) break
  }
  child.stdout.resume()
  const heard = async (): Promise<number> => {
    const page = await (await fetch(`${address}/metrics`)).text()
    return page
      .split('\n')
      .filter((line) => line.startsWith('exporter_events_total{'))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }
  return { child, heard }
}

const startRedis = async (): Promise<{ readonly child: ChildProcess; readonly port: number }> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  const limits = ['--client-output-buffer-limit', 'pubsub 0 0 0']
  const child = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', ...limits])
  for await (const line of createInterface(child.stdout)) if (line.includes('Ready to accept')) break
  child.stdout.resume()
  return { child, port }
}

const report = (how: string, rates: Readonly<Record<'bare' | 'exporter', readonly number[]>>): void => {
  console.log(`published ${how.padEnd(12)} events/s, median of ${rounds} rounds of ${events}`)
  for (const [name, each] of Object.entries(rates))
    console.log(
      `  ${name.padEnd(20)}${median(each).toFixed(0).padStart(8)}   (${each.map((rate) => rate.toFixed(0)).join(', ')})`,
    )
  const share = (median(rates.exporter) / median(rates.bare)) * 100
  console.log(`  the exporter takes in ${share.toFixed(0)} % of what a bare subscriber does\n`)
}

const median = (rates: readonly number[]): number =>
  rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0

const [mode, port] = process.argv.slice(2)
await (mode === '--bare' ? bare(Number(port)) : main())
