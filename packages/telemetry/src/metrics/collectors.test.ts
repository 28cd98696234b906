import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'
import { Collectors } from './collectors.ts'

const { waiting } = shop.metrics

test('metrics are brought up to date before each scrape', async () => {
  const { telemetry, sample } = openShop()
  let callers = 0
  telemetry.collect('callers', async () => {
    await Promise.resolve()
    telemetry.metrics.waiting.set(++callers)
  })
  expect(await sample(waiting)).toBe(1)
  expect(await sample(waiting)).toBe(2)
})

test('what a collector throws is told once, and so is that it is well again; the page is there all the time', async () => {
  const { telemetry, lines, sample } = openShop()
  let broken: Error | undefined = new Error('no shelf')
  telemetry.metrics.waiting.set(7)
  telemetry.collect('shelf', () => {
    if (broken) throw broken
  })
  for (let scrape = 0; scrape < 3; scrape++) expect(await sample(waiting)).toBe(7)
  expect(lines).toMatchObject([{ level: 'warn', collector: 'shelf', err: { message: 'no shelf' } }])
  broken = undefined
  for (let scrape = 0; scrape < 3; scrape++) await telemetry.scrape()
  expect(lines).toMatchObject([{ level: 'warn' }, { level: 'info', collector: 'shelf' }])
})

test('a hung collector holds the page no longer than its deadline, and later pages not at all', async () => {
  const lines: string[] = []
  const line = (_: object, text: string) => void lines.push(text)
  const collectors = new Collectors({ info: line, warn: line } as never, 50)
  let release = () => {}
  let runs = 0
  collectors.add('shelf', () => {
    runs++
    return new Promise<void>((resolve) => {
      release = resolve
    })
  })
  for (let scrape = 0; scrape < 3; scrape++) await collectors.run()
  expect([runs, lines]).toEqual([1, ['metrics were not collected within 50 ms']])
  release()
  await new Promise(setImmediate)
  const again = collectors.run()
  release()
  await again
  expect([runs, lines.at(-1)]).toEqual([2, 'metrics are collected again'])
})

test('works run beside each other, and a second of the same name takes the place of the first', async () => {
  const { telemetry } = openShop()
  const ran: string[] = []
  telemetry.collect('a', () => void ran.push('first'))
  telemetry.collect('a', () => void ran.push('second'))
  telemetry.collect('b', () => Promise.reject(new Error('away')))
  await telemetry.scrape()
  expect(ran).toEqual(['second'])
})
