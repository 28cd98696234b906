import { median, medianDifference, medianRatio } from '../report/statistics.ts'
import { figure, ratio, type Table } from '../report/table.ts'
import { variants, type Variant } from '../servers/variants.ts'
import type { Run } from './measure.ts'
import type { HttpResult } from './run.ts'

/** Throughput of a server against the bare one's, the median over the rounds. NaN when one of them is missing. */
export const throughputRatio = ({ servers }: HttpResult, { id }: Pick<Variant, 'id'>): number =>
  medianRatio(figuresOf(servers, id, 'perSecond'), figuresOf(servers, variants.bare.id, 'perSecond'))

export const httpTable = (result: HttpResult): Table => ({
  title: 'HTTP: one JSON route under full load',
  columns: [
    'server',
    'requests/s',
    'against bare',
    'CPU µs/request',
    'above bare',
    'p99 ms',
    'spans/request',
  ],
  rows: result.servers.map(({ variant, runs }) => rowOf(result, variant, runs)),
  notes: [
    'A server each in a process of its own, 32 keep-alive connections from another. “Against bare” is the median of the rounds’ quotients. CPU is the server process’s own, and the quietest figure. Spans are those that arrived at the receiver.',
    driverNote(shareOf(result, 'serverShare'), shareOf(result, 'driverShare')),
  ],
})

const rowOf = (result: HttpResult, variant: Variant, runs: readonly Run[]): readonly string[] => {
  const cpu = runs.map(({ cpuPerRequest }) => cpuPerRequest)
  const bare = figuresOf(result.servers, variants.bare.id, 'cpuPerRequest')
  return [
    variant.name,
    figure(median(runs.map(({ perSecond }) => perSecond))),
    ratio(throughputRatio(result, variant)),
    figure(median(cpu)),
    variant.id === variants.bare.id ? '' : figure(medianDifference(cpu, bare)),
    figure(median(runs.map(({ p99Ms }) => p99Ms))),
    variant.leaves.spans === 'none' ? '' : ratio(median(runs.map(({ spansPerRequest }) => spansPerRequest))),
  ]
}

export const underLoadTable = ({ scrapes }: HttpResult): Table => ({
  title: '/metrics under the same load',
  columns: ['server', 'median ms', 'longest ms'],
  rows: scrapes.map(({ variant, waits }) => [
    variant.name,
    figure(median(waits.map((wait) => wait.median))),
    figure(median(waits.map((wait) => wait.longest))),
  ]),
  notes: ['How long a scraper waits for the page while every connection of the driver is busy.'],
})

/** What may be said of throughput: a server that was not busy has not shown what it can do. */
const driverNote = (server: number, driver: number): string => {
  const shares = `Of a core, the bare server used ${figure(server)} and the driver ${figure(driver)}.`
  return server < 0.85
    ? `${shares} The server had less than a core to itself: the machine was busy with something else, and only the CPU counts.`
    : shares
}

const shareOf = ({ servers }: HttpResult, share: 'serverShare' | 'driverShare'): number =>
  median(figuresOf(servers, variants.bare.id, share))

const figuresOf = (servers: HttpResult['servers'], id: string, name: keyof Run): readonly number[] =>
  servers.find(({ variant }) => variant.id === id)?.runs.map((run) => run[name]) ?? []
