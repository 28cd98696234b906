import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { atMost, counter, histogram, selfMetrics, service } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { startTelemetry } from '../../start-telemetry.ts'
import { samplesOf } from '../../testing/samples.ts'

const { metrics: declared, ...about } = service('wide', {
  summary: 'Has users who name things.',
  port: 0,
  metrics: {
    visits: counter('visits_total', { help: 'Visits.', unit: 'calls', labels: { visitor: atMost(2000) } }),
    time: histogram('time_seconds', {
      help: 'Time.',
      unit: 'seconds',
      labels: { visitor: atMost(2000) },
      buckets: [1, 2],
    }),
  },
})

const scrapes = 20
const newValues = 3000

test('3,000 new values of each label before each of 20 scrapes: 2,001 series, the true sum, and no more memory', async () => {
  const telemetry = startTelemetry({ ...about, metrics: declared }, { env: {}, log: { write() {} } })
  const { visits, time } = telemetry.metrics
  const meter = telemetry.meterProvider.getMeter('library')
  const free = meter.createCounter('free')
  const freeTime = meter.createHistogram('free.time', { advice: { explicitBucketBoundaries: [1, 2] } })
  const memory: number[] = []
  for (let scrape = 0; scrape < scrapes; scrape++) {
    for (let value = 0; value < newValues; value++) {
      const visitor = `visitor ${scrape}-${value}`
      visits.add(1, { visitor })
      time.record(1, { visitor })
      free.add(1, { visitor })
      freeTime.record(1, { visitor })
    }
    const { body } = await telemetry.scrape()
    for (const series of ['visits_total', 'time_seconds_count', 'free_total', 'free_time_count']) {
      const lines = body.split('\n').filter((line) => line.startsWith(`${series}{`))
      expect(lines.length).toBeLessThanOrEqual(2001)
      expect(lines.some((line) => line.includes('overflow'))).toBe(true)
      expect(lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(
        (scrape + 1) * newValues,
      )
    }
    memory.push(usedMemory())
  }
  const { sample } = samplesOf(telemetry)
  for (const metric of ['visits_total', 'time_seconds', 'free_total', 'free_time'])
    expect(await sample(selfMetrics.labelOverflow, { metric })).toBe(scrapes * newValues - 2000)
  // Between the second scrape and the last, 54,000 values of each label have come and gone.
  expect((memory.at(-1) ?? Infinity) - (memory[1] ?? 0)).toBeLessThan(2 ** 20)
  await telemetry.shutdown(1000)
})

const usedMemory = (): number => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
