import type { Collectors } from '../collectors.ts'
import type { Registry } from '../registry.ts'
import type { Format } from './format.ts'
import { negotiate } from './negotiate.ts'
import { PageBuffer } from './page-buffer.ts'
import { writePage } from './write-page.ts'

export interface MetricsPage {
  readonly contentType: string
  /** What goes over the wire. */
  readonly bytes: Buffer
  readonly body: string
}

/** All metrics, in the format that an `Accept` header prefers. */
export type Scrape = (accept?: string) => Promise<MetricsPage>

/** Much room below the 10 ms that a request would notice: a collection of garbage may fall into the same turn. */
const defaultTurnMs = 1

/** Scrapes that arrive while one of their format is under way share its page. */
export const createScrape = (registry: Registry, collectors: Collectors, turnMs = defaultTurnMs): Scrape => {
  const underWay = new Map<Format, Promise<MetricsPage>>()
  let lastLength = 0
  const scrape = async (format: Format): Promise<MetricsPage> => {
    await collectors.run()
    const page = new PageBuffer(Math.ceil(lastLength * 1.1))
    await writePage(page, { registry, format, turnMs })
    const bytes = page.written()
    lastLength = bytes.length
    return {
      contentType: format.contentType,
      bytes,
      get body() {
        return bytes.toString()
      },
    }
  }
  return (accept) => {
    const format = negotiate(accept)
    const pending = underWay.get(format) ?? scrape(format).finally(() => underWay.delete(format))
    underWay.set(format, pending)
    return pending
  }
}
