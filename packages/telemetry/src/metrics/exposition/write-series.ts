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
  /** Where the labels of the series lie that is being written. */
  #labels: DataView
  #labelStart = 0
  #labelEnd = 0

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
      this.#labelStart = store.labelStart[slot] as number
      this.#labelEnd = store.labelEnd[slot] as number
      if (this.#distribution === undefined)
        this.#sample(samples[0] as SampleText, store.values[slot] as number)
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
    this.#sample(samples[0] as SampleText, count)
    this.#sample(samples[1] as SampleText, sum)
    let cumulated = 0
    for (let bucket = 0; bucket <= bounds.length; bucket++) {
      cumulated += values[first + bucket] as number
      this.#sample(samples[bucket + 2] as SampleText, cumulated)
      if (this.#withExemplars) this.#exemplar(exemplars.at(slot, bucket))
    }
  }

  #sample({ bare, head, tail }: SampleText, value: number): void {
    const page = this.#page
    if (this.#labelStart === this.#labelEnd) page.fixed(bare)
    else {
      page.fixed(head)
      page.copy(this.#labels, this.#labelStart, this.#labelEnd)
      page.fixed(tail)
    }
    page.number(value)
    page.byte(newline)
  }

  /** Goes on with the line that was written last. */
  #exemplar(exemplar: Exemplar | undefined): void {
    if (exemplar === undefined) return
    const { traceId, spanId, value, milliseconds } = exemplar
    this.#page.at--
    this.#page.text(
      ` # {trace_id="${traceId}",span_id="${spanId}"} ${value} ${(milliseconds / 1000).toFixed(3)}\n`,
    )
  }
}

const newline = 10
