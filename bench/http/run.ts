import { inRounds, type Missing, type Session } from '../command/rounds.ts'
import { variants, type Variant } from '../servers/variants.ts'
import { Bench, type Run } from './measure.ts'
import { scrapeUnderLoad, type Waits } from './scrape-under-load.ts'

export interface HttpResult {
  readonly servers: readonly { readonly variant: Variant; readonly runs: readonly Run[] }[]
  /** How long a scraper waits for `/metrics` meanwhile. */
  readonly scrapes: readonly { readonly variant: Variant; readonly waits: readonly Waits[] }[]
  readonly missing: readonly Missing[]
}

const measured: readonly Variant[] = [
  variants.bare,
  variants.oursMetrics,
  variants.oursTenth,
  variants.appTenth,
  variants.oursAll,
  variants.pino,
  variants.promClient,
  variants.otelAuto,
  variants.otelTenth,
  variants.otelAll,
  variants.ddTrace,
]

const withPages: readonly Variant[] = [variants.oursAll, variants.promClient, variants.otelAll]

export const runHttp = async (session: Session): Promise<HttpResult> => {
  await using bench = new Bench()
  const { measured: servers, missing } = await inRounds(measured, session, async (variant) => {
    const run = await bench.measure(variant, { warmUp: 1, seconds: session.seconds })
    requireTraces(variant, run)
    return run
  })
  const scraped = await inRounds(withPages, session, (variant) =>
    scrapeUnderLoad(bench, variant, session.seconds),
  )
  return {
    servers: servers.map(({ subject, figures }) => ({ variant: subject, runs: figures })),
    scrapes: scraped.measured.map(({ subject, figures }) => ({ variant: subject, waits: figures })),
    missing: [...missing, ...scraped.missing],
  }
}

/** A server that is fast because it left its work undone has no place in the table. */
const requireTraces = ({ leaves }: Variant, { linesPerRequest, spansPerRequest }: Run): void => {
  // Not to the line: Fastify writes one when it listens.
  if (Math.abs(linesPerRequest - (leaves.line ? 1 : 0)) > 0.01)
    throw new Error(
      `It must write ${leaves.line ? 'one line' : 'no line'} for each request; it wrote ${linesPerRequest}.`,
    )
  if (spansPerRequest > 0 !== (leaves.spans !== 'none'))
    throw new Error(`It must send ${leaves.spans} of its spans; ${spansPerRequest} a request arrived.`)
}
