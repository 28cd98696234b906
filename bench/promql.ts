import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import {
  analyse,
  atMost,
  catalogue,
  counter,
  gauge,
  isUndeclared,
  oneOf,
  read,
  selectors,
} from '../packages/spec/src/index.ts'
import { realWorldQueries } from '../packages/spec/src/promql/testing/real-world.ts'

/** Prints how many real-world queries are read and analysed in a second of one core; the aim is 10,000. */
const main = async (): Promise<void> => {
  const parser = await prometheusParser()
  const works: readonly (readonly [string, (query: string) => unknown])[] = [
    ['Prometheus’ grammar alone', (query) => parser.parse(query)],
    ['read', (query) => read(query, known)],
    ['read and analyse', (query) => analyse(query, { catalogue: known, targetLabels })],
    ['the same, nothing declared', (query) => analyse(query)],
  ]
  for (const [, work] of works)
    for (let round = 0; round < warmUps; round += 1) realWorldQueries.forEach(work)
  console.log(`${realWorldQueries.length} queries              a second   µs each`)
  for (const [name, work] of works) report(name, perSecond(work))
}

const warmUps = 100
const rounds = 200

/** Every name that the queries read, declared with the labels that most of them carry. */
const declared = () => {
  const readings = realWorldQueries.map((query) => read(query))
  const found = readings.flatMap((reading) => (reading.kind === 'reading' ? selectors(reading.node) : []))
  const names = new Set(
    found.flatMap(({ metric }) => (isUndeclared(metric) && metric.name ? [metric.name] : [])),
  )
  const about = {
    help: '',
    unit: 'requests',
    labels: { code: oneOf('200', '404', '500'), route: atMost(9) },
  } as const
  return [...names].map((name) =>
    /_(?:total|count|sum|bucket)$/.test(name) ? counter(name, about) : gauge(name, about),
  )
}
const known = catalogue(declared())
const targetLabels = () => ['job', 'instance', 'le', 'namespace', 'pod', 'mode']

/** Of the processor's time, so that other programs on the machine do not count. */
const perSecond = (work: (query: string) => unknown): number => {
  const start = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) realWorldQueries.forEach(work)
  const { user, system } = process.cpuUsage(start)
  return (rounds * realWorldQueries.length) / ((user + system) / 1e6)
}

const report = (name: string, rate: number): void =>
  console.log(
    `${name.padEnd(28)}${Math.round(rate).toLocaleString('en').padStart(9)}${(1e6 / rate).toFixed(1).padStart(10)}`,
  )

/** The grammar is a dependency of the package that is measured, not of the workspace. */
const prometheusParser = async (): Promise<{ readonly parse: (text: string) => unknown }> => {
  const from = createRequire(new URL('../packages/spec/package.json', import.meta.url))
  const { parser } = await import(pathToFileURL(from.resolve('@prometheus-io/lezer-promql')).href)
  return parser
}

await main()
