import type { Exemplar } from '../exemplars.ts'
import type { Member } from '../registry.ts'
import type { Distribution } from '../series/distribution.ts'
import type { SeriesStore } from '../series/series-store.ts'
import { viewOf, type PageBuffer } from './page-buffer.ts'
import type { MemberText, SampleText } from './sample-text.ts'

/** About as many lines as are written in a tenth of a millisecond. */
const batchLines = 1024

/** The series of one member, on their way to a page. */
export class SeriesWriter {
  readonly #page: PageBuffer
  readonly #store: SeriesStore
  readonly #distribution: Distribution | undefined
  readonly #text: MemberText
  readonly #withExemplars: boolean
  #labels: DataView

  constructor(page: PageBuffer, { store, distribution }: Member, text: MemberText, withExemplars: boolean) {
    this.#page = page
    this.#store = store
    this.#distribution = distribution
    this.#text = text
    this.#withExemplars = withExemplars
    this.#labels = viewOf(store.labelBytes)
  }

  /** Writes some series, each of them whole, beginning with a slot. Gives the slot to go on with. */
  write(from: number): number {
    const store = this.#store
    const { samples, length } = this.#text
    this.#labels = viewOf(store.labelBytes)
    const until = Math.min(store.end, from + Math.ceil(batchLines / samples.length))
    for (let slot = from; slot < until; slot++) {
      if (!store.isLive(slot)) continue
      this.#page.reserve(length + samples.length * store.labelLength(slot))
      if (this.#distribution === undefined)
        this.#sample(samples[0] as SampleText, slot, store.values[slot] as number)
      else this.#observations(this.#distribution, slot)
    }
    return until
  }

  #observations({ bounds, exemplars }: Distribution, slot: number): void {
    const { values, width } = this.#store
    const { samples } = this.#text
    const first = slot * width
    const sum = values[first + bounds.length + 1] as number
    let count = 0
    for (let bucket = 0; bucket <= bounds.length; bucket++) count += values[first + bucket] as number
    this.#sample(samples[0] as SampleText, slot, count)
    this.#sample(samples[1] as SampleText, slot, sum)
    let cumulated = 0
    for (let bucket = 0; bucket <= bounds.length; bucket++) {
      cumulated += values[first + bucket] as number
      const exemplar = this.#withExemplars ? exemplars.at(slot, bucket) : undefined
      this.#sample(samples[bucket + 2] as SampleText, slot, cumulated, exemplar)
    }
  }

  #sample({ bare, head, tail }: SampleText, slot: number, value: number, exemplar?: Exemplar): void {
    const page = this.#page
    const start = this.#store.labelStart[slot] as number
    const end = this.#store.labelEnd[slot] as number
    if (start === end) page.fixed(bare)
    else {
      page.fixed(head)
      page.copy(this.#labels, start, end)
      page.fixed(tail)
    }
    page.number(value)
    if (exemplar !== undefined) page.text(exemplarText(exemplar))
    page.byte(newline)
  }
}

const newline = 10

const exemplarText = ({ traceId, spanId, value, milliseconds }: Exemplar): string =>
  ` # {trace_id="${traceId}",span_id="${spanId}"} ${value} ${(milliseconds / 1000).toFixed(3)}`
