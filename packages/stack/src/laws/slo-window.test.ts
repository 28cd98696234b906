import { expect, test } from 'vitest'
import { serviceWith, sloWith, stackOf } from './example.ts'
import { sloWindow } from './slo-window.ts'
import type { Duration, Stack } from '@octoscope/spec'

const scrapedEvery = (scrapeInterval: Duration): Stack => {
  const stack = stackOf({ services: [serviceWith({})], slos: [sloWith({})] })
  const systems = stack.systems.map((system) => ({
    ...system,
    jobs: system.jobs.map((job) => ({ ...job, scrapeInterval })),
  }))
  return { ...stack, systems }
}

test('five minutes with three scrapes', () => {
  expect(sloWindow.problems(scrapedEvery('100s'))).toMatchObject([
    { message: expect.stringContaining('window 5m'), advice: 'Scrape the job at least every 75 s.' },
  ])
})
test('five minutes with four', () => expect(sloWindow.problems(scrapedEvery('75s'))).toEqual([]))
