/**
 * The series of one instrument: for each slot its numbers, and its labels as the page shows them. Slots of series that
 * have ended are used again.
 */
export class SeriesStore {
  /** Numbers of a series. */
  readonly width: number
  /** All numbers, `width` for each slot. Replaced when more series come: read it anew for each measurement. */
  values: Float64Array
  /** Rises whenever a series ends, so that whoever keeps a slot knows to ask again. */
  epoch = 0
  /** Rises whenever a series ends or the numbers move, for whoever keeps the numbers themselves. */
  generation = 0
  /** All slots lie below it. */
  end = 0
  /** The labels of all series, as UTF-8; between `labelStart[slot]` and `labelEnd[slot]`. */
  labelBytes: Buffer
  labelStart: Uint32Array
  labelEnd: Uint32Array
  /** Told of each series that ends. */
  onFinish: (slot: number) => void = () => {}
  #labelsEnd = 0
  readonly #ended: number[] = []

  /** `expected` series fit without growing. */
  constructor(width: number, expected: number) {
    this.width = width
    this.values = new Float64Array(width * expected)
    this.labelStart = new Uint32Array(expected)
    this.labelEnd = new Uint32Array(expected)
    this.labelBytes = Buffer.alloc(0)
  }

  /** How many series there are. */
  get size(): number {
    return this.end - this.#ended.length
  }

  isLive(slot: number): boolean {
    return slot < this.end && this.labelStart[slot] !== none
  }

  /** In bytes. */
  labelLength(slot: number): number {
    return (this.labelEnd[slot] ?? 0) - (this.labelStart[slot] ?? 0)
  }

  /** Begins a series at 0. `labels` as the page shows them: `method="GET",status="200"`. */
  begin(labels: string): number {
    const slot = this.#ended.pop() ?? this.#nextSlot()
    const length = Buffer.byteLength(labels)
    if (this.#labelsEnd + length + padding > this.labelBytes.length) this.#growLabels(length)
    this.labelStart[slot] = this.#labelsEnd
    this.labelBytes.write(labels, this.#labelsEnd)
    this.#labelsEnd += length
    this.labelEnd[slot] = this.#labelsEnd
    return slot
  }

  finish(slot: number): void {
    this.epoch++
    this.generation++
    this.values.fill(0, slot * this.width, (slot + 1) * this.width)
    this.labelStart[slot] = none
    this.labelEnd[slot] = 0
    this.#ended.push(slot)
    this.onFinish(slot)
  }

  #nextSlot(): number {
    if (this.end === this.labelStart.length) this.#grow(Math.max(4, Math.ceil(this.end * 1.5)))
    return this.end++
  }

  #grow(slots: number): void {
    const values = new Float64Array(slots * this.width)
    values.set(this.values)
    this.values = values
    this.generation++
    this.labelStart = lengthened(this.labelStart, slots)
    this.labelEnd = lengthened(this.labelEnd, slots)
  }

  /** Takes only the labels of live series along: those that have ended give their bytes back. */
  #growLabels(more: number): void {
    let live = 0
    for (let slot = 0; slot < this.end; slot++) if (this.isLive(slot)) live += this.labelLength(slot)
    const grown = Buffer.alloc(Math.ceil((live + more) * 1.25) + padding)
    let at = 0
    for (let slot = 0; slot < this.end; slot++) {
      if (!this.isLive(slot)) continue
      const copied = this.labelBytes.copy(grown, at, this.labelStart[slot], this.labelEnd[slot])
      this.labelStart[slot] = at
      at += copied
      this.labelEnd[slot] = at
    }
    this.labelBytes = grown
    this.#labelsEnd = at
  }
}

const none = 2 ** 32 - 1

/** Labels are copied eight bytes at a time: as many may be read past their end. */
const padding = 8

const lengthened = (numbers: Uint32Array, length: number): Uint32Array => {
  const longer = new Uint32Array(length)
  longer.set(numbers)
  return longer
}
