import { counter, service } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { samplesOf } from '../testing/samples.ts'

const counted = counter('lines_total', { help: 'Lines counted here.', unit: 'lines' })
const repeated = counter('seen_total', { help: 'As a file tells.', unit: 'lines', mirrors: 'a file' })

test('a counter is there at 0 from the start; one that repeats the total of others, once that is known', async () => {
  const reader = service('reader', { summary: 'Reads.', port: 0, metrics: { counted, repeated } })
  const telemetry = startTelemetry(reader, { env: {} })
  const { sample } = samplesOf(telemetry)
  expect([await sample(counted), await sample(repeated)]).toEqual([0, undefined])
  telemetry.metrics.repeated.observe(7)
  expect(await sample(repeated)).toBe(7)
  telemetry.metrics.repeated.clear()
  expect(await sample(repeated)).toBeUndefined()
})
