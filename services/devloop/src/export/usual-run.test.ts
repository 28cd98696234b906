/** The quick way and the general one write the same bytes, of every line, in every format. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventAt } from '../testing/event-log.ts'
import { exportEvents, type Exported } from './export-events.ts'
import { formatCalled } from './formats/index.ts'
import { formatNames, type Format, type FormatName } from './formats/format.ts'
import { refused } from './json-bytes.ts'
import { always, type TimeRange } from './time-range.ts'
import { UsualRun } from './usual-run.ts'

interface Work {
  readonly format: Format
  readonly chunks: readonly Buffer[]
  readonly range?: TimeRange
}

const exported = async ({ format, chunks, range = always }: Work): Promise<readonly [string, Exported]> => {
  const parts: Buffer[] = []
  const result = await exportEvents({
    from: (async function* () {
      yield* chunks
    })(),
    format,
    detailed: false,
    range,
    to: {
      takesParts: false,
      write: async (bytes) => void parts.push(Buffer.from(bytes)),
      end: async () => 'here',
      abort: async () => {},
    },
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  return [Buffer.concat(parts).toString('latin1'), result]
}

const withoutQuickWay = (name: FormatName): Format => {
  const { run, ...general } = formatCalled(name, false)
  expect(run).toBeDefined()
  return general
}

const number = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }).map(String),
  fc.double({ min: -1, max: 1000, noNaN: true }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '0',
    '-0',
    '0.0',
    '12.0',
    '12.50',
    '-3.25',
    '0.5',
    '0.001',
    '0.0000001',
    '00',
    '1e3',
    '007',
  ),
  fc.constantFrom(
    '1.',
    '.5',
    '-',
    '123456789012345',
    '1234567890123456789',
    '0.12345678901234567890',
    '99999.50',
  ),
)
const quoted = fc
  .oneof(
    fc.constantFrom(
      'linter',
      'a.b_c',
      '',
      '=1+1',
      '-x',
      'ünusual',
      'a,b',
      'a b',
      '\\u00fc',
      '\\"',
      '\t',
      '\\',
    ),
    fc.string({ maxLength: 6 }),
  )
  .map((inside) => `"${inside}"`)
const value = fc.oneof(
  number,
  quoted,
  fc.constantFrom('true', 'false', 'null', '[1]', '{"cpu_percent":1}', 'nul'),
)

const moment = fc
  .record({
    at: fc.date({
      min: new Date('2026-11-01T00:00:00Z'),
      max: new Date('2026-11-01T00:02:00Z'),
      noInvalidDate: true,
    }),
    fraction: fc.constantFrom('', '.5', '.123456', '.123456', '.999999999'),
    zone: fc.constantFrom('Z', '+00:00', '+00:00', '-03:30'),
  })
  .map(({ at, fraction, zone }) => `"${at.toISOString().slice(0, 19)}${fraction}${zone}"`)
const oddMoment = fc.constantFrom(
  '2026-02-30T00:00:00Z',
  '2026-11-32T00:00:00Z',
  '2026-11-01T24:00:00Z',
  '2026-11-01T00:00:60Z',
  '2026-11-01T00:00:5Z',
  '2026-11-01T00:00:00.Z',
  '2026-11-01T00:00:00.1234567891Z',
  '2026-11-01T00:00:00',
  '1969-12-31T23:59:59.5Z',
  '2001-09-09T01:45:39Z',
  '2001-09-09T01:46:40Z',
  '2026-11-01T00:00:00+25:00',
  '2026-11-01',
  'now',
  '',
)

const object = (members: readonly (readonly [string, string])[], blank: string): string =>
  `{${members.map(([key, held]) => `${key}:${blank}${held}`).join(`,${blank}`)}}`

const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"cpu_percent"', '"memory_mb"', '"message"') },
  { weight: 1, arbitrary: quoted },
)
const details = fc
  .record({
    members: fc.array(fc.tuple(key, fc.oneof(fc.constantFrom('12.5', '81.25', '7', '"well"'), value)), {
      maxLength: 3,
    }),
    blank: fc.constantFrom('', ' '),
  })
  .map(({ members, blank }) => object(members, blank))

const usual = fc.record({
  event_type: fc.constant('"agent_executed"'),
  timestamp: moment,
  agent: fc.constantFrom('"linter"', '"formatter"', '"type-checker"'),
  duration_ms: fc.nat(5000).map(String),
  findings: fc.nat(5).map(String),
  severity_levels: fc.constantFrom('[]', 'null', '["warning"]', '["a", "b"]', '["a","b"]'),
  success: fc.constantFrom('true', 'false', 'null'),
  details: fc.oneof(fc.constantFrom('null', '{}'), details),
})
/** One thing that is not as usual. */
const odd = fc.oneof(
  fc.constant({}),
  fc.record({ event_type: fc.constantFrom('"agent_finding"', '"pre_push_check"', 'null') }),
  fc.record({ timestamp: oddMoment.map((text) => `"${text}"`) }),
  fc.record({ agent: fc.oneof(quoted, value) }),
  fc.record({ duration_ms: fc.oneof(number, value) }),
  fc.record({ findings: value }),
  fc.record({ severity_levels: fc.constantFrom('[1]', '["a",]', '["a"', '[ ]', '{}') }),
  fc.record({ success: fc.constantFrom('1', 'tru', 'nul', '"true"', 'truefalse') }),
  fc.record({ details: fc.oneof(value, fc.constantFrom('{"a":1,}', '{"a"}', '{', '[]')) }),
  fc.record({ more: fc.constant('1') }),
)
const end = fc.oneof(
  { weight: 9, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('}', ' ', '\r', '\0', '\n\n') },
)
const line = fc.record({ usual, odd, blank: fc.constantFrom('', ' '), end }).map(
  ({ usual, odd, blank, end }) =>
    `${object(
      Object.entries({ ...usual, ...odd }).map(([name, held]) => [`"${name}"`, held] as const),
      blank,
    )}${end}`,
)

const cut = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size))

test.each(formatNames)(
  '%s: a run is written as the general way writes it',
  { timeout: 60_000 },
  async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 64, max: 8192 }),
        fc.boolean(),
        async (lines, size, some) => {
          const chunks = cut(Buffer.from(`${lines.join('\n')}\n`), size)
          const range = some
            ? { start: Date.UTC(2026, 10, 1, 0, 0, 30), end: Date.UTC(2026, 10, 1, 0, 1, 0, 123) }
            : always
          expect(await exported({ format: formatCalled(name, false), chunks, range })).toEqual(
            await exported({ format: withoutQuickWay(name), chunks, range }),
          )
        },
      ),
      { numRuns: 1000 },
    )
  },
)

test.each(formatNames)('%s: many points of one moment, and hours of a log', async (name) => {
  const lines = Array.from({ length: 20_000 }, (_, n) => JSON.stringify(eventAt(Math.floor(n / 3) * 300)))
  const chunks = cut(Buffer.from(`${lines.join('\n')}\n`), 65_536)
  const [quick, general] = [formatCalled(name, false), withoutQuickWay(name)]
  expect(await exported({ format: quick, chunks })).toEqual(await exported({ format: general, chunks }))
})

const runAt = (at: string, agent: string, cpu: string): string =>
  `{"event_type":"agent_executed","timestamp":"${at}","agent":"${agent}","duration_ms":5,"findings":0,"severity_levels":[],"success":true,"details":{"cpu_percent":${cpu}}}\n`

test.each(formatNames)('%s: late runs, and numbers that JavaScript writes otherwise', async (name) => {
  const [early, late] = ['2026-11-01T00:00:00Z', '2026-11-01T03:00:00Z']
  const numbers = ['0.0000001', '0.001', '0.0', '0.50', '-0', '-0.5', '-7.0', '100', '1234567890.12345678']
  const text = [
    ...numbers.map((cpu) => runAt(early, 'linter', cpu)),
    runAt(late, 'formatter', '1'),
    runAt(early, 'linter', '2'),
  ].join('')
  // A quick way must have bytes after the line.
  const chunks = [Buffer.from(`${text}\n\n\n\n\n`)]
  const quick = await exported({ format: formatCalled(name, false), chunks })
  expect(quick).toEqual(await exported({ format: withoutQuickWay(name), chunks }))
  expect(quick[1].sent).toBe(numbers.length + 2)
})

test('what the tool and the watcher write is read the quick way', () => {
  const run = new UsualRun()
  const taken = (text: string) => run.read(Buffer.from(`${text}\n    `), 0) !== refused
  expect(taken(JSON.stringify(eventAt(0)))).toBe(true)
  expect(taken(JSON.stringify({ ...eventAt(1), duration_ms: null, success: null, details: null }))).toBe(true)
  expect(
    taken(
      '{"event_type": "agent_executed", "timestamp": "2026-11-20T08:00:00+00:00", "agent": "linter", "duration_ms": 12, "findings": 0, "severity_levels": ["a", "b"], "success": true, "details": {"message": "well", "cpu_percent": 12.0}}',
    ),
  ).toBe(true)
  expect(run.bytes.toString('latin1', run.cpu, run.cpuEnd)).toBe('12')
})
