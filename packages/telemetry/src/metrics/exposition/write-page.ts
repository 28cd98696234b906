import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Family, Member, Registry } from '../registry.ts'
import type { Format } from './format.ts'
import { PageBuffer } from './page-buffer.ts'
import { memberText } from './sample-text.ts'
import { SeriesWriter } from './write-series.ts'

/** What is written, and how. */
export interface PageOrder {
  readonly registry: Registry
  readonly format: Format
  /** As long as the page may keep everything else from running at a time. */
  readonly turnMs: number
}

/** Writes all families, and lets other work run in between. Each series is whole, and on the page once. */
export const writePage = async (page: PageBuffer, { registry, format, turnMs }: PageOrder): Promise<void> => {
  let began = performance.now()
  for (const _ of pageParts(registry, format, page)) {
    if (performance.now() - began < turnMs) continue
    await nextTurn()
    began = performance.now()
  }
}

function* pageParts(registry: Registry, format: Format, page: PageBuffer): Generator<void> {
  for (const family of registry.families) {
    const begin = page.at
    page.text(format.metadata(family, registry))
    const samples = page.at
    for (const member of family.members) yield* seriesParts(page, { family, member, format })
    if (page.at === samples) page.at = begin
  }
  page.text(format.end)
}

interface Part {
  readonly family: Family
  readonly member: Member
  readonly format: Format
}

/**
 * A series that ends and begins again while others are written could come twice: then its member is written anew. One
 * whose series end all the time is written in one go at last.
 */
function* seriesParts(page: PageBuffer, { family, member, format }: Part): Generator<void> {
  const { store } = member
  const writer = new SeriesWriter(page, member, memberText(family, member), format.exemplars)
  const begin = page.at
  let { epoch } = store
  let patience = 3
  for (let slot = 0; slot < store.end;) {
    slot = writer.write(slot)
    if (patience > 0) yield
    if (epoch === store.epoch) continue
    ;({ epoch } = store)
    page.at = begin
    slot = 0
    patience--
  }
  member.distribution?.nextRound()
}
