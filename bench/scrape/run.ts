import { join } from 'node:path'
import { inRounds, type Missing, type Session } from '../command/rounds.ts'
import { Program } from '../process/program.ts'
import { pages, type Page } from './page.ts'

/** What one page cost in one round. */
export interface PageCost {
  /** To make its text. */
  readonly ms: number
  /** The longest block of the event loop while it is served over HTTP, of several pages. */
  readonly blockedMs: number
  readonly bytes: number
}

export interface ScrapeResult {
  readonly pages: readonly { readonly page: Page; readonly costs: readonly PageCost[] }[]
  readonly missing: readonly Missing[]
}

export const runScrape = async (session: Session): Promise<ScrapeResult> => {
  const { measured, missing } = await inRounds(pages, session, measure)
  return { pages: measured.map(({ subject, figures }) => ({ page: subject, costs: figures })), missing }
}

interface Started {
  readonly port: number
  readonly ms: number
  readonly bytes: number
  readonly lines: number
}

const measure = async (page: Page): Promise<PageCost> => {
  const program = new Program(join(import.meta.dirname, 'measure.mjs'), {
    env: { PAGE: JSON.stringify(page) },
  })
  try {
    const { port, ms, bytes, lines } = await program.next<Started>()
    if (lines < page.lines) throw new Error(`A page of ${page.lines} lines has ${lines}.`)
    return { ms, bytes, blockedMs: await longestBlock(program, { port, page }) }
  } finally {
    await program.end()
  }
}

/** The first pages teach the compiler; the longest block of the others counts. */
const longestBlock = async (
  program: Program,
  { port, page }: { readonly port: number; readonly page: Page },
): Promise<number> => {
  const blocks: number[] = []
  for (let fetched = 0; fetched < 5; fetched += 1) {
    await program.ask({})
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: page.accept === undefined ? {} : { accept: page.accept },
    })
    if (!response.ok) throw new Error(`The page answered ${response.status}.`)
    await response.arrayBuffer()
    blocks.push((await program.ask<{ blockedMs: number }>({})).blockedMs)
  }
  return Math.max(...blocks.slice(2))
}
