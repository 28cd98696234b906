import { setTimeout as sleep } from 'node:timers/promises'
import { median } from '../report/statistics.ts'
import type { Variant } from '../servers/variants.ts'
import type { Bench } from './measure.ts'

/** In ms, of the scrapes of one run. */
export interface Waits {
  readonly median: number
  readonly longest: number
}

/** Fetches the page again and again while every connection of the driver is busy. */
export const scrapeUnderLoad = async (bench: Bench, variant: Variant, seconds: number): Promise<Waits> => {
  const served = await bench.serve(variant)
  try {
    await bench.drive(served, 1)
    const waits: number[] = []
    let loaded = true
    const load = bench.drive(served, seconds).finally(() => (loaded = false))
    const scraping = (async () => {
      for (; loaded; await sleep(20)) waits.push(await waitFor(`http://127.0.0.1:${served.port}/metrics`))
    })()
    await Promise.all([load, scraping])
    return { median: median(waits), longest: Math.max(...waits) }
  } finally {
    await served.end()
  }
}

const waitFor = async (url: string): Promise<number> => {
  const start = performance.now()
  const response = await fetch(url)
  const page = await response.text()
  if (!response.ok || !page.includes('http_request')) throw new Error(`${url} is no page of metrics.`)
  return performance.now() - start
}
