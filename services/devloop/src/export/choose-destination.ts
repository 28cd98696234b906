import { UsageError } from '../config/usage-error.ts'
import type { Destination } from './destinations/destination.ts'
import { fileDestination } from './destinations/file.ts'
import { gzipped } from './destinations/gzipped.ts'
import { httpParts } from './destinations/http-parts.ts'
import { httpWhole } from './destinations/http-whole.ts'
import { s3Destination, s3Place } from './destinations/s3.ts'
import { stdoutDestination } from './destinations/stdout.ts'
import type { Format, FormatName } from './formats/format.ts'

/** What the command line says about where an export goes. */
export interface Where {
  readonly format: FormatName
  readonly output?: string
  readonly destination?: string
  readonly url?: string
  readonly database: string
  readonly apiKey?: string
  readonly gzip?: boolean
  readonly retries: number
}

interface World {
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** For the name of an object that has none. */
  readonly now: Date
}

/** Opens the place of an export. Throws a UsageError when the options contradict each other. */
export const chooseDestination = async (where: Where, format: Format, world: World): Promise<Destination> => {
  const { output, destination, url } = where
  const named = Object.entries({ output, destination, url }).filter(([, value]) => value !== undefined)
  if (named.length > 1)
    throw new UsageError(
      `Give one of ${named.map(([name]) => `--${name}`).join(' and ')}: an export goes to one place.`,
    )
  if (destination !== undefined) return toBucket(destination, { where, format, world })
  if (url !== undefined || (where.format === 'datadog' && output === undefined))
    return toUrl({ where, format, world })
  const gzip = where.gzip ?? output?.endsWith('.gz') ?? false
  const place =
    output === undefined || output === '-' ? stdoutDestination(process.stdout) : await fileDestination(output)
  return gzip ? gzipped(place) : place
}

interface Asked {
  readonly where: Where
  readonly format: Format
  readonly world: World
}

const toBucket = async (destination: string, { where, format, world }: Asked): Promise<Destination> => {
  const time = world.now.toISOString().replace(/[:.]/g, '-')
  const name = `devloop-metrics-${time}.${format.extension}${where.gzip ? '.gz' : ''}`
  const place = await s3Destination(s3Place(destination, name), {
    contentType: where.gzip ? 'application/gzip' : format.contentType,
    attempts: where.retries,
    signal: world.signal,
  })
  return where.gzip ? gzipped(place) : place
}

const toUrl = async ({ where, format, world }: Asked): Promise<Destination> => {
  const how = { attempts: where.retries, signal: world.signal }
  const { gzip = false } = where
  const address = {
    url: addressOf(where, world.env),
    headers: { 'content-type': format.contentType, ...secrets(where, world.env) },
  }
  if (format.parts) return httpParts({ ...address, gzip, documents: format.parts === 'documents' }, how)
  const headers = gzip ? { ...address.headers, 'content-encoding': 'gzip' } : address.headers
  const place = await httpWhole({ ...address, headers }, how)
  return gzip ? gzipped(place) : place
}

const addressOf = ({ format, url, database }: Where, env: NodeJS.ProcessEnv): string => {
  const given = parsed(url ?? `https://api.${env['DD_SITE'] ?? 'datadoghq.com'}`)
  if (given.pathname !== '/') return given.href
  if (format === 'influx') {
    given.pathname = '/write'
    given.searchParams.set('db', database)
    given.searchParams.set('precision', 'ns')
  }
  if (format === 'datadog') given.pathname = '/api/v2/series'
  return given.href
}

const parsed = (url: string): URL => {
  if (URL.canParse(url) && /^https?:/.test(url)) return new URL(url)
  throw new UsageError(`--url must be an address of http or https; "${url}" came. Correct it.`)
}

/** Keys belong into the environment: what stands on a command line is read by everybody on the machine. */
const secrets = ({ format, apiKey }: Where, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> => {
  if (format === 'influx') {
    const token = env['INFLUX_TOKEN']
    return token === undefined ? {} : { authorization: `Token ${token}` }
  }
  if (format !== 'datadog') return {}
  const key = apiKey ?? env['DD_API_KEY'] ?? env['DATADOG_API_KEY']
  if (key === undefined || key === '')
    throw new UsageError('Datadog asks for an API key. Set DD_API_KEY in the environment.')
  return { 'dd-api-key': key }
}
