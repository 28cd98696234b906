import type { BatchObservableCallback, Observable } from '@opentelemetry/api'
import type { Collectors } from '../collectors.ts'
import { ObservableInstrument } from './observable.ts'

/** Callbacks that observe several instruments at once. */
export class BatchCallbacks {
  readonly #name: string
  readonly #collectors: Collectors
  readonly #registered: Registered[] = []

  /** `name` is told when a callback fails. */
  constructor(name: string, collectors: Collectors) {
    this.#name = name
    this.#collectors = collectors
  }

  add(callback: BatchObservableCallback, observables: readonly Observable[]): void {
    if (typeof callback !== 'function' || this.#indexOf(callback, observables) >= 0) return
    const batch = { callback, observables: setOf(observables), key: Symbol('callback') }
    this.#registered.push(batch)
    const observe = (observable: unknown, value: unknown, attributes?: unknown): void => {
      if (observable instanceof ObservableInstrument && batch.observables.has(observable))
        observable.observe(value, attributes)
    }
    this.#collectors.add(this.#name, () => callback({ observe }), batch.key)
  }

  remove(callback: BatchObservableCallback, observables: readonly Observable[]): void {
    const at = this.#indexOf(callback, observables)
    if (at < 0) return
    this.#collectors.remove(this.#registered[at]?.key)
    this.#registered.splice(at, 1)
  }

  #indexOf(callback: unknown, observables: unknown): number {
    const asked = setOf(observables)
    return this.#registered.findIndex(
      (known) =>
        known.callback === callback &&
        known.observables.size === asked.size &&
        [...asked].every((each) => known.observables.has(each)),
    )
  }
}

const setOf = (observables: unknown): Set<unknown> => new Set(Array.isArray(observables) ? observables : [])

interface Registered {
  readonly callback: BatchObservableCallback
  readonly observables: Set<unknown>
  readonly key: symbol
}
