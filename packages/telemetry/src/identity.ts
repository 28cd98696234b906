import { readFileSync } from 'node:fs'
import { defaultResource, resourceFromAttributes, type Resource } from '@opentelemetry/resources'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions'

/** Who speaks: the same name and version in metrics, traces, logs and health. */
export interface Identity {
  readonly name: string
  readonly version: string
  /** OpenTelemetry's resource. No detector adds to it: the one for processes would publish the command line. */
  readonly resource: Resource
}

/** What the code says of itself. The environment is stronger. */
export interface DeclaredIdentity {
  readonly name: string
  readonly version?: string
}

/** Reads `OTEL_RESOURCE_ATTRIBUTES`, and `OTEL_SERVICE_NAME`, which is stronger. `problems` tell a person what is wrong. */
export const readIdentity = (
  declared: DeclaredIdentity,
  env: NodeJS.ProcessEnv,
): { readonly identity: Identity; readonly problems: readonly string[] } => {
  const given = parseAttributes(env.OTEL_RESOURCE_ATTRIBUTES)
  const name = env.OTEL_SERVICE_NAME || given?.[ATTR_SERVICE_NAME] || declared.name
  const version = given?.[ATTR_SERVICE_VERSION] || (declared.version ?? ownVersion())
  const attributes = { ...given, [ATTR_SERVICE_NAME]: name, [ATTR_SERVICE_VERSION]: version }
  const resource = defaultResource().merge(resourceFromAttributes(attributes))
  return { identity: { name, version, resource }, problems: given === undefined ? [malformed] : [] }
}

const malformed =
  'OTEL_RESOURCE_ATTRIBUTES must be a list such as "service.namespace=shop,service.version=1.2", with other characters percent-encoded. The whole list is ignored.'

/** As the specification has it, one bad entry discards the whole list: undefined. */
const parseAttributes = (list = ''): Record<string, string> | undefined => {
  const pairs = list.split(',').filter((pair) => pair.trim() !== '')
  try {
    return Object.fromEntries(pairs.map(parsePair))
  } catch {
    return undefined
  }
}

const parsePair = (pair: string): [string, string] => {
  const [key = '', value, ...rest] = pair.split('=').map((part) => decodeURIComponent(part.trim()))
  if (key === '' || value === undefined || rest.length > 0) throw new Error(`"${pair}" is not key=value.`)
  return [key, value]
}

const ownVersion = (): string => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
