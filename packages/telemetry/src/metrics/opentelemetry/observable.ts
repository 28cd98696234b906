import type { Observable, ObservableCallback } from '@opentelemetry/api'
import type { Collectors } from '../collectors.ts'
import type { FreeSeries } from './free-series.ts'
import type { Measure } from './measure.ts'

interface About {
  /** None when the instrument could not be made. */
  readonly series: FreeSeries | undefined
  readonly measure: Measure
  readonly collectors: Collectors
}

/** An instrument that is asked for its values before each reading. A series that is not observed then has ended. */
export class ObservableInstrument implements Observable {
  readonly #about: About
  /** What each callback is called among the collectors. */
  readonly #keys = new Map<ObservableCallback, symbol>()

  constructor(about: About) {
    this.#about = about
    about.series?.endUnobservedAfter(about.collectors)
  }

  addCallback(callback: ObservableCallback): void {
    if (typeof callback !== 'function' || this.#keys.has(callback)) return
    const { series, collectors } = this.#about
    const key = Symbol('callback')
    this.#keys.set(callback, key)
    const result = { observe: (value: number, attributes?: object) => this.observe(value, attributes) }
    collectors.add(series?.name ?? 'no instrument', () => callback(result), key)
  }

  removeCallback(callback: ObservableCallback): void {
    this.#about.collectors.remove(this.#keys.get(callback))
    this.#keys.delete(callback)
  }

  observe(value: unknown, attributes: unknown): void {
    const slot = this.#about.measure(value, attributes)
    if (slot >= 0) this.#about.series?.observed.add(slot)
  }
}
