import { runHttp } from '../http/run.ts'
import { runMicro } from '../micro/run.ts'
import type { Machine } from '../report/machine.ts'
import type { Report } from '../report/report.ts'
import { runScrape } from '../scrape/run.ts'
import { runStartup } from '../startup/run.ts'
import { installPeers } from './install-peers.ts'
import type { Options, PartName } from './options.ts'
import type { Session } from './rounds.ts'

/** Runs the parts that were asked for, one after the other: two at a time would measure each other. */
export const measure = async (options: Options, machine: Machine): Promise<Report> => {
  const withoutPeers = options.peers ? await installPeers() : 'not asked for (--no-peers)'
  const session = (part: PartName): Session => ({
    rounds: options.rounds ?? usualRounds[part],
    seconds: options.seconds,
    only: options.only,
    withoutPeers,
    progress: (text) => process.stderr.write(`${part}: ${text}\n`),
  })
  const wanted = (part: PartName): boolean => options.parts.includes(part)
  return {
    machine,
    ...(wanted('micro') && { micro: await runMicro(session('micro')) }),
    ...(wanted('scrape') && { scrape: await runScrape(session('scrape')) }),
    ...(wanted('http') && { http: await runHttp(session('http')) }),
    ...(wanted('startup') && { startup: await runStartup(session('startup')) }),
  }
}

/** As many as make ten minutes of the whole. */
const usualRounds: Readonly<Record<PartName, number>> = { micro: 5, scrape: 3, http: 5, startup: 9 }
