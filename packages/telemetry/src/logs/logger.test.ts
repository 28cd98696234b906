import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

const collect = (level: 'error' | 'info' = 'info') => {
  const lines: Record<string, unknown>[] = []
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>)
  return { lines, log: createLogger('shop', level, { write }) }
}

test('a line tells level in words, time, service and message', () => {
  const { log, lines } = collect()
  log.warn({ stock: 3 }, 'few left')
  expect(lines).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      service: 'shop',
      stock: 3,
      msg: 'few left',
    },
  ])
})

test('the level chooses what is written', () => {
  const { log, lines } = collect('error')
  log.warn('no')
  log.error('yes')
  expect(lines).toMatchObject([{ msg: 'yes' }])
})

test('an error is told with its causes and its code, and without what hangs on it', () => {
  const { log, lines } = collect()
  const cause = Object.assign(new TypeError('refused'), { code: 'ECONNREFUSED' })
  const error = Object.assign(new Error('no stock', { cause }), {
    config: { headers: { authorization: 'secret' } },
  })
  log.error({ err: error }, 'failed')
  expect(lines[0]?.err).toEqual({
    type: 'Error',
    message: 'no stock',
    stack: expect.stringContaining('no stock'),
    cause: { type: 'TypeError', message: 'refused', code: 'ECONNREFUSED', stack: expect.any(String) },
  })
})

test.each<[string, unknown]>([
  [
    'a getter that throws',
    {
      get stock() {
        throw new Error('read')
      },
    },
  ],
  [
    'a circle',
    (() => {
      const circle: Record<string, unknown> = {}
      circle.self = circle
      return circle
    })(),
  ],
  ['a bigint', { stock: 10n }],
  [
    'a toJSON that throws',
    {
      toJSON: () => {
        throw new Error('json')
      },
    },
  ],
  [
    'an error whose message throws',
    {
      err: {
        get message() {
          throw new Error('read')
        },
      },
    },
  ],
  [
    'a cause that is its own',
    {
      err: Object.assign(new Error('round'), {
        get cause() {
          return this
        },
      }),
    },
  ],
])('%s does not throw, and is one line', (_what, value) => {
  const { log, lines } = collect()
  log.info(value as object, 'told')
  expect(lines).toHaveLength(1)
})

test('a chain of causes is told to a depth of five', () => {
  const { log, lines } = collect()
  let error = new Error('first')
  for (let at = 0; at < 20; at++) error = new Error('next', { cause: error })
  log.error({ err: error }, 'failed')
  expect(JSON.stringify(lines).match(/"cause"/g)).toHaveLength(5)
})

test('a message with line breaks is one line', () => {
  const { log, lines } = collect()
  log.info('one\ntwo\u2028three\r')
  expect(lines).toMatchObject([{ msg: 'one\ntwo\u2028three\r' }])
})
