import { expect, test } from 'vitest'
import { variants } from '../servers/variants.ts'
import { Bench } from './measure.ts'

test(
  'a server that traces each request is seen to write its line and to send its span',
  { timeout: 60_000 },
  async () => {
    await using bench = new Bench()
    const run = await bench.measure(variants.oursAll, { warmUp: 0.2, seconds: 1 })
    expect(run.linesPerRequest).toBeCloseTo(1, 2)
    expect(run.spansPerRequest).toBeGreaterThan(0.05)
    expect(run.cpuPerRequest).toBeGreaterThan(1)
    expect(run.perSecond).toBeGreaterThan(10)
  },
)
