/** Exports by the real program, read back by parsers and receivers that share nothing with the writers. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { eventAt, writeEventLog } from '../testing/event-log.ts'
import { runDevloop } from '../testing/run-devloop.ts'
import { scratchFolder } from '../testing/scratch-folder.ts'

const number = 20_000
const events = Array.from({ length: number }, (_, n) => eventAt(n))
let log = ''
let folder = ''
const fresh = (): string => {
  folder = scratchFolder()
  mkdirSync(join(folder, '.devloop'))
  log = join(folder, '.devloop/events.jsonl')
  writeEventLog(log, number)
  return folder
}

/** A parser of RFC 4180, character by character. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quoted && character === '"' && text[at + 1] === '"') cell += text[++at] ?? ''
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === ',' || character === '\n')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (character === '\n') rows.push([])
    } else cell += character
  }
  return rows.slice(0, -1)
}

const usual = ({ timestamp, agent, duration_ms, success, details }: (typeof events)[number]) => ({
  timestamp,
  agent,
  execution_time_ms: duration_ms,
  status: success ? 'success' : 'failure',
  cpu_percent: (details?.['cpu_percent'] as number | undefined) ?? null,
  memory_mb: (details?.['memory_mb'] as number | undefined) ?? null,
})

const listening = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test('csv is read back to the last byte', async () => {
  const output = join(fresh(), 'metrics.csv')
  const { code, stderr } = await runDevloop([
    'telemetry',
    'export',
    '--format',
    'csv',
    '--path',
    folder,
    '--output',
    output,
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: `${number} events exported to ${output}.\n` })
  const [head, ...rows] = parseCsv(readFileSync(output, 'utf8'))
  expect(head).toEqual(['timestamp', 'agent', 'execution_time_ms', 'status', 'cpu_percent', 'memory_mb'])
  expect(rows).toEqual(events.map((event) => Object.values(usual(event)).map((value) => String(value ?? ''))))
})

test('json is read back, and with --detailed every event as it was', async () => {
  fresh()
  const plain = await runDevloop(['telemetry', 'export', '--format', 'json', '--path', folder])
  expect(JSON.parse(plain.stdout.toString('utf8'))).toEqual(events.map(usual))
  const detailed = await runDevloop(['telemetry', 'export', '--detailed', '--path', folder])
  expect(JSON.parse(detailed.stdout.toString('utf8'))).toEqual(events)
})

test('gzip holds the same bytes', async () => {
  fresh()
  const plain = await runDevloop(['telemetry', 'export', '--format', 'csv', '--path', folder])
  const output = join(folder, 'metrics.csv.gz')
  await runDevloop(['telemetry', 'export', '--format', 'csv', '--path', folder, '--output', output])
  expect(gunzipSync(readFileSync(output)).equals(plain.stdout)).toBe(true)
})

test('what is damaged, no run or out of the range is told, and left out', async () => {
  fresh()
  appendFileSync(
    log,
    `nonsense\n{"event_type":"pre_push_check","timestamp":"2026-11-01T00:00:00Z","success":true}\n{"event_type":"agent_`,
  )
  const from = events[100]?.timestamp ?? ''
  const to = events[200]?.timestamp ?? ''
  const { stdout, stderr } = await runDevloop([
    'telemetry',
    'export',
    '--format',
    'json',
    '--path',
    folder,
    '--start',
    from,
    '--end',
    to,
  ])
  expect(JSON.parse(stdout.toString('utf8'))).toEqual(events.slice(100, 200).map(usual))
  expect(stderr).toBe(
    `100 events exported to standard output.\n${number - 100 + 1} events left out: not in the range, or no runs (--detailed takes all).\nLines skipped: 1 not_json, 1 truncated.\n`,
  )
})

test.each(['SIGKILL', 'SIGTERM'] as const)(
  '%s in the middle leaves no half file',
  { timeout: 60_000 },
  async (name) => {
    fresh()
    writeEventLog(log, 400_000)
    const output = join(folder, 'metrics.csv')
    const args = ['telemetry', 'export', '--format', 'csv', '--path', folder, '--output', output]
    const drafts = () => readdirSync(folder).filter((file) => file.endsWith('.part'))
    const { code, signal } = await runDevloop(args, {
      onStart: (child) => {
        const looking = setInterval(() => {
          if (drafts().length === 0) return
          clearInterval(looking)
          child.kill(name)
        }, 2)
      },
    })
    expect([code, signal]).toEqual(name === 'SIGKILL' ? [null, 'SIGKILL'] : [1, null])
    expect(existsSync(output)).toBe(false)
    expect(drafts().length).toBe(name === 'SIGKILL' ? 1 : 0)
    await runDevloop(args)
    expect(drafts()).toEqual([])
    expect(parseCsv(readFileSync(output, 'utf8')).length).toBe(400_001)
  },
)

test('memory does not grow with the log', { timeout: 120_000 }, async () => {
  fresh()
  writeEventLog(log, 600_000)
  for (const format of ['csv', 'json', 'influx', 'datadog']) {
    const { code, memory } = await runDevloop([
      'telemetry',
      'export',
      '--format',
      format,
      '--path',
      folder,
      '--output',
      join(folder, 'out'),
    ])
    expect(code).toBe(0)
    expect(memory).toBeLessThan(150_000_000)
  }
})

test('the real InfluxDB takes every point', { timeout: 120_000 }, async () => {
  fresh()
  const { url, query } = await startInflux()
  await query('CREATE DATABASE devloop', 'POST')
  const args = ['telemetry', 'export', '--format', 'influx', '--path', folder, '--url', url, '--gzip']
  const { code, stderr } = await runDevloop(args)
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining(`${number} events exported to`) as string,
  })
  const [[, runs, sum] = []] = await query(
    'SELECT count(execution_time_ms), sum(execution_time_ms) FROM devloop_agent_run',
  )
  expect([runs, sum]).toEqual([
    number,
    events.reduce((total, { duration_ms }) => total + (duration_ms ?? 0), 0),
  ])
  const [[time, agent, duration] = []] = await query(
    `SELECT agent, execution_time_ms FROM devloop_agent_run WHERE "agent" = 'ünusual, "agent"' LIMIT 1`,
  )
  expect([time, agent, duration]).toEqual([
    `${Date.parse(events[99]?.timestamp ?? '')}693000`,
    'ünusual, "agent"',
    events[99]?.duration_ms,
  ])
  const [[, failures] = []] = await query(
    `SELECT count(execution_time_ms) FROM devloop_agent_run WHERE "status" = 'failure'`,
  )
  expect(failures).toBe(events.filter(({ success }) => !success).length)
})

interface Influx {
  readonly url: string
  readonly query: (q: string, method?: 'GET' | 'POST') => Promise<readonly (readonly unknown[])[]>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const startInflux = async (): Promise<Influx> => {
  const home = scratchFolder()
  const [port, rpc] = [await freePort(), await freePort()]
  const config = join(home, 'influxdb.conf')
  writeFileSync(
    config,
    `reporting-disabled = true\nbind-address = "127.0.0.1:${rpc}"\n[meta]\ndir = "${home}/meta"\n[data]\ndir = "${home}/data"\nwal-dir = "${home}/wal"\n[http]\nbind-address = "127.0.0.1:${port}"\nlog-enabled = false\n[monitor]\nstore-enabled = false\n`,
  )
  const child = spawn('influxd', ['-config', config], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const url = `http://127.0.0.1:${port}`
  await expect
    .poll(async () => (await fetch(`${url}/ping`).catch(() => undefined))?.status, { timeout: 30_000 })
    .toBe(204)
  return {
    url,
    query: async (q, method = 'GET') => {
      const address = `${url}/query?${new URLSearchParams({ db: 'devloop', epoch: 'ns', q }).toString()}`
      // Nanoseconds are more than a number holds.
      const text = (await (await fetch(address, { method })).text()).replace(/\[(\d{16,})/g, '["$1"')
      const { results } = JSON.parse(text) as {
        readonly results: readonly {
          readonly series?: readonly { readonly values: readonly (readonly unknown[])[] }[]
        }[]
      }
      return results[0]?.series?.[0]?.values ?? []
    },
  }
}

test('Datadog gets documents of the v2 series, again when it was busy', async () => {
  fresh()
  const documents: {
    readonly series: readonly {
      readonly metric: string
      readonly type: number
      readonly interval?: number
      readonly tags: readonly string[]
      readonly points: readonly { readonly timestamp: number; readonly value: number }[]
    }[]
  }[] = []
  let requests = 0
  const url = await listening(async (request, response) => {
    requests += 1
    const body = await bodyOf(request)
    expect(request.url).toBe('/api/v2/series')
    expect(request.headers['dd-api-key']).toBe('secret')
    if (requests === 1) return response.writeHead(429, { 'retry-after': '0' }).end()
    documents.push(JSON.parse(body.toString('utf8')) as (typeof documents)[number])
    return response.writeHead(202).end('{"errors":[]}')
  })
  const { code, stderr } = await runDevloop(
    ['telemetry', 'export', '--format', 'datadog', '--path', folder, '--url', url],
    {
      env: { DD_API_KEY: 'secret' },
    },
  )
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stderr).not.toContain('secret')
  const series = documents.flatMap((document) => document.series)
  const sum = (metric: string) =>
    series
      .filter((one) => one.metric === metric)
      .reduce((total, { points }) => total + (points[0]?.value ?? 0), 0)
  expect(sum('devloop.agent.runs')).toBe(number)
  expect(sum('devloop.agent.execution_seconds')).toBeCloseTo(
    events.reduce((total, { duration_ms }) => total + (duration_ms ?? 0) / 1000, 0),
    3,
  )
  // No two points of a series at one time: Datadog would keep one of them.
  const points = series.map(
    ({ metric, tags, points: [point] }) => `${metric} ${tags.join()} ${point?.timestamp}`,
  )
  expect(new Set(points).size).toBe(points.length)
})

test('a receiver that refuses is told of, with what has arrived and what has not', async () => {
  fresh()
  const taken: string[] = []
  const url = await listening(async (request, response) => {
    const body = await bodyOf(request)
    if (taken.length === 2) return response.writeHead(400).end('{"error":"database is read only"}')
    taken.push(body.toString('utf8'))
    return response.writeHead(204).end()
  })
  const args = ['telemetry', 'export', '--format', 'influx', '--path', folder, '--url', url]
  const { code, stderr } = await runDevloop(args)
  const arrived = taken.join('').trimEnd().split('\n').length
  expect(code).toBe(1)
  expect(stderr).toContain('answered 400: {"error":"database is read only"}; 2 parts before it were taken.')
  expect(stderr).toContain(`Sent: ${arrived} events. Not sent: ${number - arrived}.`)
  const next = /Go on with --start (\S+);/.exec(stderr)?.[1]
  expect(next).toBe(events[arrived]?.timestamp)
})

test('a receiver that stays away is tried as often as it is said, and nothing is left', async () => {
  fresh()
  let requests = 0
  const url = await listening((_, response) => {
    requests += 1
    response.writeHead(503, { 'retry-after': '0' }).end()
  })
  const { code, stderr } = await runDevloop([
    'telemetry',
    'export',
    '--format',
    'csv',
    '--path',
    folder,
    '--url',
    `${url}/take`,
    '--retries',
    '3',
  ])
  expect([code, requests]).toEqual([1, 3])
  expect(stderr).toContain('answered 503; tried 3 times')
  expect(stderr).toContain(`Sent: 0 events. Not sent: ${number}.`)
})

test('S3 gets an object in parts, whole, by the official client', { timeout: 60_000 }, async () => {
  fresh()
  writeEventLog(log, 120_000)
  const plain = await runDevloop(['telemetry', 'export', '--detailed', '--path', folder])
  const bucket = await startBucket()
  const { code, stderr } = await runDevloop(
    ['telemetry', 'export', '--detailed', '--path', folder, '--destination', 's3://metrics/devloop/'],
    { env: bucket.env },
  )
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const [[key, object] = []] = [...bucket.objects]
  expect(key).toMatch(/^\/metrics\/devloop\/devloop-metrics-.*\.json$/)
  expect(bucket.parts()).toBeGreaterThan(1)
  expect(object?.equals(plain.stdout)).toBe(true)
})

test('a part that S3 refuses leaves no object and no upload', { timeout: 60_000 }, async () => {
  fresh()
  writeEventLog(log, 120_000)
  const bucket = await startBucket({ refusePart: 2 })
  const { code, stderr } = await runDevloop(
    [
      'telemetry',
      'export',
      '--detailed',
      '--path',
      folder,
      '--destination',
      's3://metrics/all.json',
      '--retries',
      '1',
    ],
    { env: bucket.env },
  )
  expect(code).toBe(1)
  expect(stderr).toContain('s3://metrics/all.json was not written')
  expect([bucket.objects.size, bucket.uploads.size]).toEqual([0, 0])
})

/** Enough of S3's protocol: objects put at once, and uploads in parts. */
const startBucket = async ({ refusePart = 0 } = {}) => {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  let parts = 0
  const url = await listening(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    const body = await bodyOf(request)
    expect(request.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\//)
    const upload = searchParams.get('uploadId') ?? ''
    const xml = (text: string) => response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
    if (request.method === 'POST' && searchParams.has('uploads')) {
      uploads.set('one', new Map())
      return xml('<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>')
    }
    if (request.method === 'PUT' && upload !== '') {
      const part = Number(searchParams.get('partNumber'))
      if (part === refusePart) return response.writeHead(500).end('<Error><Code>InternalError</Code></Error>')
      parts += 1
      uploads.get(upload)?.set(part, body)
      return response.writeHead(200, { etag: `"${part}"` }).end()
    }
    if (request.method === 'POST' && upload !== '') {
      const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, each]) => Number(each))
      objects.set(
        pathname,
        Buffer.concat(numbers.map((each) => uploads.get(upload)?.get(each) ?? Buffer.alloc(0))),
      )
      uploads.delete(upload)
      return xml('<CompleteMultipartUploadResult><ETag>"all"</ETag></CompleteMultipartUploadResult>')
    }
    if (request.method === 'DELETE') {
      uploads.delete(upload)
      return response.writeHead(204).end()
    }
    objects.set(pathname, body)
    return response.writeHead(200, { etag: '"one"' }).end()
  })
  const env = {
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    HOME: '/nonexistent',
  }
  return { objects, uploads, parts: () => parts, env }
}

test.each([
  [['--start', 'last week'], '--start must be a moment; "last week" came.'],
  [['--start', 'now', '--end', '1h ago'], '--start must be before --end'],
  [['--destination', 's3:/bucket'], '--destination must be like "s3://bucket/folder/"'],
  [['--url', 'localhost:8086'], '--url must be an address of http or https'],
  [['--url', 'http://a', '--output', 'b'], 'Give one of --output and --url'],
  [['--format', 'datadog', '--url', 'http://a'], 'Datadog asks for an API key. Set DD_API_KEY'],
])('%j is refused with one line', async (args, message) => {
  fresh()
  const { code, stderr } = await runDevloop(['telemetry', 'export', '--path', folder, ...args])
  expect(code).toBe(2)
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(message)])
})
