import type { Family, Registry } from '../registry.ts'

/** One of the text formats that Prometheus reads. */
export interface Format {
  readonly contentType: string
  readonly exemplars: boolean
  /** The comment lines above a family's samples. */
  readonly metadata: (family: Family, registry: Pick<Registry, 'has'>) => string
  readonly end: string
}

export const prometheusText: Format = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  exemplars: false,
  metadata: ({ name, type, help }) =>
    `# HELP ${name} ${escapeHelp(help || missingHelp)}\n# TYPE ${name} ${type}\n`,
  end: '',
}

/** https://github.com/prometheus/OpenMetrics, version 1.0.0 */
export const openMetrics: Format = {
  contentType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  exemplars: true,
  metadata: (family, registry) => {
    const { name, type } = openMetricsFamily(family, registry)
    const help = escapeHelp(family.help || missingHelp).replaceAll('"', String.raw`\"`)
    const hasUnit = family.unit !== '' && name.endsWith(`_${family.unit}`)
    return [
      `# TYPE ${name} ${type}\n`,
      hasUnit ? `# UNIT ${name} ${family.unit}\n` : '',
      `# HELP ${name} ${help}\n`,
    ].join('')
  },
  end: '# EOF\n',
}

/** What OpenTelemetry's exporter for Prometheus says. */
const missingHelp = 'description missing'

/**
 * A counter is named without `_total` here. One whose published name lacks it keeps its samples' name as `unknown`, and so
 * does one whose shorter name is another family's.
 */
const openMetricsFamily = (
  { name, type }: Family,
  registry: Pick<Registry, 'has'>,
): { readonly name: string; readonly type: string } => {
  if (type !== 'counter') return { name, type }
  const short = name.replace(/_total$/, '')
  return short === name || registry.has(short) ? { name, type: 'unknown' } : { name: short, type }
}

const escapeHelp = (help: string): string =>
  help
    .toWellFormed()
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('\n', String.raw`\n`)
