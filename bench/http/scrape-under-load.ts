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
    const load = new AbortController()
    const scraping = (async () => {
      for (; !load.signal.aborted; await sleep(20)) waits.push(await waitFor(served.port))
    })()
    await bench.drive(served, seconds).finally(() => load.abort())
    await scraping
    return { median: median(waits), longest: Math.max(...waits) }
  } finally {
    await served.end()
  }
}

const waitFor = async (port: number): Promise<number> => {
  const start = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/metrics`)
  const page = await response.text()
  if (!response.ok || !page.includes('http_request'))
    throw new Error(
      `It must serve a page of metrics; it answered ${response.status} with ${page.slice(0, 80)}.`,
    )
  return performance.now() - start
}
