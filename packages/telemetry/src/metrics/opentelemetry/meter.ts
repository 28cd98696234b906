import type { Meter, MetricOptions } from '@opentelemetry/api'
import type { Scope } from '../registry.ts'
import { BatchCallbacks } from './batch-callbacks.ts'
import { FreeInstruments, type Asked } from './free-instruments.ts'
import type { Host } from './host.ts'
import { measureWith, verbs, type Verb } from './measure.ts'
import { ObservableInstrument } from './observable.ts'

/** The instruments of one scope. None ever throws: what it cannot take, it counts as a loss. */
export const createMeter = (scope: Scope, host: Host): Meter => {
  const instruments = new FreeInstruments(scope, host)
  const batches = new BatchCallbacks(scope.name, host.collectors)

  const make = (verb: Verb, asked: Asked) => {
    const instrument = instruments.get(asked)
    return {
      series: instrument?.series,
      measure: measureWith(instrument, verb, host.losses),
    }
  }
  const adding =
    (kind: Kind) =>
    (name: string, options: MetricOptions = {}) => {
      const { measure } = make(kind.verb, { ...kind, name, options, isObservable: false })
      return { add: (value: number, attributes?: object): void => void measure(value, attributes) }
    }
  const recording =
    (kind: Kind) =>
    (name: string, options: MetricOptions = {}) => {
      const { measure } = make(kind.verb, { ...kind, name, options, isObservable: false })
      return { record: (value: number, attributes?: object): void => void measure(value, attributes) }
    }
  const observed =
    (kind: Kind) =>
    (name: string, options: MetricOptions = {}) => {
      const made = make(kind.verb, { ...kind, name, options, isObservable: true })
      return new ObservableInstrument({ collectors: host.collectors, ...made })
    }

  return {
    createCounter: adding({ type: 'counter', isSum: true, verb: verbs.add }),
    createUpDownCounter: adding({ type: 'gauge', isSum: true, verb: verbs.addOrSubtract }),
    createGauge: recording({ type: 'gauge', isSum: false, verb: verbs.set }),
    createHistogram: recording({ type: 'histogram', isSum: false, verb: verbs.observe }),
    createObservableCounter: observed({ type: 'counter', isSum: true, verb: verbs.setTotal }),
    createObservableUpDownCounter: observed({ type: 'gauge', isSum: true, verb: verbs.set }),
    createObservableGauge: observed({ type: 'gauge', isSum: false, verb: verbs.set }),
    addBatchObservableCallback: (callback, observables) => batches.add(callback, observables),
    removeBatchObservableCallback: (callback, observables) => batches.remove(callback, observables),
  }
}

interface Kind extends Pick<Asked, 'type' | 'isSum'> {
  readonly verb: Verb
}
