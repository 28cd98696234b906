import { selfMetrics, type Label, type Metric, type Service } from '@octoscope/spec'
import type { Facts } from '../facts/facts.ts'
import { inWords, isOk, type Answer } from '../facts/answer.ts'
import { parseExposition, type Exposition } from '../facts/exposition.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('page is as declared')

/** The /metrics page of each service reads, and has the metrics that are declared for it and no others. */
export const pageAsDeclared = ({ services }: Facts): readonly Finding[] =>
  services.map(({ service, page }) => judge(service, page))

const judge = (service: Service, answer: Answer): Finding => {
  const { name } = service
  if (!isOk(answer)) return unreadable(name, answer, `${answer.url} must answer 200; ${inWords(answer)}`)
  try {
    return compare(service, parseExposition(answer.body), answer)
  } catch (error) {
    return unreadable(
      name,
      answer,
      `${answer.url} must be in Prometheus' text format. ${error instanceof Error ? error.message : ''}`,
    )
  }
}

const unreadable = (name: string, { url }: Answer, message: string): Finding =>
  broken(name, {
    message,
    why: 'Prometheus refuses the page whole, and the service counts as down.',
    remedy: `curl -s ${url} | promtool check metrics`,
  })

const compare = (service: Service, page: Exposition, { url }: Answer): Finding => {
  const { name } = service
  const declared = Object.values(service.metrics)
  const strangers = strangersOn(page, [...declared, ...Object.values(selfMetrics)])
  const missing = withoutSample(declared, page)
  const lost = missing.filter(existsFromTheStart)
  if (strangers.length > 0)
    return broken(name, {
      message: `${name} must serve only what is declared; it also serves ${strangers.join(', ')}`,
      why: 'No rule, panel or page of documentation knows of these: a metric was renamed on one side only.',
      remedy: `Restart ${name} from the sources its monitoring is generated from.`,
    })
  if (lost.length > 0)
    return broken(name, {
      message: `${name} must serve ${namesOf(lost)} from its start; ${url} has no sample of it`,
      why: 'Rules that read it see nothing: they stay silent whatever happens.',
      remedy: `Restart ${name} from the sources its monitoring is generated from.`,
    })
  const unseen = missing.length > 0 ? `; nothing has moved ${namesOf(missing)} yet` : ''
  return well(
    name,
    `${declared.length - missing.length} of ${declared.length} declared metrics have samples${unseen}`,
  )
}

/** The metrics of which a page has no sample. */
export const withoutSample = (metrics: readonly Metric[], { samples }: Exposition): readonly Metric[] => {
  const names = new Set(samples.map(({ name }) => name))
  return metrics.filter(
    (metric) => !names.has(metric.type === 'histogram' ? `${metric.name}_count` : metric.name),
  )
}

/** A counter whose labels are all closed is there at 0 before anything is counted, unless somebody else keeps its total. */
const existsFromTheStart = (metric: Metric): boolean =>
  metric.type === 'counter' &&
  metric.mirrors === undefined &&
  Object.values<Label>(metric.labels).every(({ kind }) => kind === 'oneOf')

/** `target_info` is how OpenTelemetry tells of a process; no system declares it. */
const strangersOn = ({ types }: Exposition, known: readonly Metric[]): readonly string[] => {
  const names = new Set(['target_info', ...known.map(({ name }) => name)])
  return [...types.keys()].filter((name) => !names.has(name))
}

const namesOf = (metrics: readonly Metric[]): string => metrics.map(({ name }) => name).join(', ')
