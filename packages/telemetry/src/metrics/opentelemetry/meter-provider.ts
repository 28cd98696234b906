import type { Meter, MeterOptions, MeterProvider } from '@opentelemetry/api'
import type { Scope } from '../registry.ts'
import type { Host } from './host.ts'
import { createMeter } from './meter.ts'

/** OpenTelemetry's door to a registry: what any library measures through it stands on the same page. Never throws. */
export const createMeterProvider = (host: Host): MeterProvider => {
  const meters = new Map<string, Meter>()
  return {
    getMeter: (name: string, version?: string, options?: MeterOptions): Meter => {
      const scope = scopeOf(name, version, options)
      const key = JSON.stringify([scope.name, scope.version, scope.schemaUrl])
      const meter = meters.get(key) ?? createMeter(scope, host)
      meters.set(key, meter)
      return meter
    },
  }
}

const scopeOf = (name: unknown, version: unknown, options: MeterOptions | undefined): Scope => {
  const [known, schemaUrl] = [textOf(version), textOf(schemaUrlOf(options))]
  return {
    name: textOf(name),
    ...(known !== '' && { version: known }),
    ...(schemaUrl !== '' && { schemaUrl }),
  }
}

const schemaUrlOf = (options: MeterOptions | undefined): unknown => {
  try {
    return options?.schemaUrl
  } catch {
    return undefined
  }
}

/** Short enough for a label of the page. */
const textOf = (text: unknown): string => (typeof text === 'string' ? text.slice(0, 128).toWellFormed() : '')
