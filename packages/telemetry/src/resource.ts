import type { Attributes } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'

/**
 * A resource as OpenTelemetry's own: these attributes, and which SDK speaks. Its package and what that imports cost a start
 * about 20 ms, and are loaded when somebody merges another resource into this one.
 */
export const ownResource = (given: Readonly<Record<string, string>>): Resource => {
  const attributes: Attributes = { ...sdk, ...given }
  return {
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: (other) => stock().resourceFromAttributes(attributes).merge(other),
  }
}

/** The version is that of OpenTelemetry's packages that stand beside this one. */
const sdk = {
  'telemetry.sdk.language': 'nodejs',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.version': '3.1.0',
}

/** Merging cannot wait, so this is no `import()`. */
const stock = (): typeof import('@opentelemetry/resources') =>
  process.getBuiltinModule('node:module').createRequire(import.meta.url)(
    '@opentelemetry/resources',
  ) as typeof import('@opentelemetry/resources')
