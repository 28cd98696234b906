import { readFileSync } from 'node:fs'
import type { Resource } from '@opentelemetry/resources'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from './attribute-names.ts'
import { ownResource } from './resource.ts'
import type { Settings } from './settings/read-settings.ts'

/** Who speaks: the same name and version in metrics, traces, logs and health. */
export interface Identity {
  readonly name: string
  readonly version: string
  /** OpenTelemetry's resource. No detector adds to it: the one for processes would publish the command line. */
  readonly resource: Resource
}

/** What the code says of itself. Settings are stronger. */
export interface DeclaredIdentity {
  readonly name: string
  readonly version?: string
}

/** Who the settings say it is, and where they say nothing, the code. */
export const identityOf = (
  declared: DeclaredIdentity,
  { serviceName, resourceAttributes: given }: Pick<Settings, 'resourceAttributes' | 'serviceName'>,
): Identity => {
  const name = serviceName ?? (given[ATTR_SERVICE_NAME] || declared.name)
  const version = given[ATTR_SERVICE_VERSION] || (declared.version ?? ownVersion())
  const attributes = { ...given, [ATTR_SERVICE_NAME]: name, [ATTR_SERVICE_VERSION]: version }
  return { name, version, resource: ownResource(attributes) }
}

const ownVersion = (): string => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
