import { ValueType, type MetricOptions } from '@opentelemetry/api'
import { Exemplars } from '../exemplars.ts'
import type { Family, Scope } from '../registry.ts'
import { Distribution, distributionWidth } from '../series/distribution.ts'
import { boundsOf } from './bounds.ts'
import { FreeSeries } from './free-series.ts'
import type { Host } from './host.ts'
import { prometheusName } from './metric-name.ts'

/** The numbers of one instrument. */
export interface FreeInstrument {
  readonly asked: Pick<Asked, 'type' | 'isObservable'>
  /** Whether its library wants whole numbers, and gets them cut. */
  readonly isWhole: boolean
  readonly series: FreeSeries
  readonly distribution?: Distribution
}

/** What a library says of an instrument. */
export interface Asked {
  readonly type: Family['type']
  /** Whether its values add up to a sum. */
  readonly isSum: boolean
  /** Whether callbacks give its values. */
  readonly isObservable: boolean
  readonly name: unknown
  readonly options: MetricOptions
}

/** The instruments of one scope, by the names that they have on the page: what is one metric there is one here. */
export class FreeInstruments {
  readonly #scope: Scope
  readonly #host: Host
  readonly #made = new Map<string, FreeInstrument>()

  constructor(scope: Scope, host: Host) {
    this.#scope = scope
    this.#host = host
  }

  /** The instrument of a name, made when it is new. Undefined, and told, when there can be none. Never throws. */
  get(asked: Asked): FreeInstrument | undefined {
    try {
      return this.#get(asked)
    } catch (error) {
      return this.#refuse(String(error)) // A getter among the options threw.
    }
  }

  #get(asked: Asked): FreeInstrument | undefined {
    const name = textOf(asked.name)
    const unit = textOf(asked.options.unit)
    const read = prometheusName(name, unit, asked.type)
    if (read === undefined)
      return this.#refuse(`"${name}" is no name for a metric: use letters, digits and dots.`)
    const made = this.#made.get(read.name)
    if (
      made !== undefined &&
      made.asked.type === asked.type &&
      made.asked.isObservable === asked.isObservable
    )
      return made
    const instrument = this.#make(asked, read.name)
    const { type } = asked
    const description = textOf(asked.options.description)
    const isAdded =
      made === undefined &&
      this.#host.registry.add(
        { ...read, type, help: description },
        {
          store: instrument.series.store,
          ...(instrument.distribution && { distribution: instrument.distribution }),
          instrument: { scope: this.#scope, name, description, unit, isSum: asked.isSum },
          attributesAt: (slot) => instrument.series.attributesAt(slot),
        },
      )
    if (!isAdded)
      return this.#refuse(`"${name}" would be ${read.name} on the page, which is another metric's name.`)
    this.#made.set(read.name, instrument)
    return instrument
  }

  #make(asked: Asked, name: string): FreeInstrument {
    const { type, options } = asked
    const isWhole = options.valueType === ValueType.INT
    const about = { scope: this.#scope, losses: this.#host.losses }
    if (type !== 'histogram') return { asked, isWhole, series: new FreeSeries(name, 1, about) }
    const bounds = boundsOf(options)
    const series = new FreeSeries(name, distributionWidth(bounds), about)
    const exemplars = new Exemplars(bounds.length + 1, this.#host.activeSpan)
    return { asked, isWhole, series, distribution: new Distribution(bounds, series.store, exemplars) }
  }

  #refuse(why: string): undefined {
    this.#host.problem(
      `An instrument of "${this.#scope.name}" cannot be made, and what it measures is lost. ${why}`,
    )
  }
}

/** The limits of a name, a unit and a description lie far below. */
const textOf = (text: unknown): string => (typeof text === 'string' ? text.slice(0, 1024).toWellFormed() : '')
