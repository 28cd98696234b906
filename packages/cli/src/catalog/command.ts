import { Command } from 'commander'
import { printJson } from '../terminal/json.ts'
import { configOption, stackFor } from '../terminal/which-stack.ts'
import { catalog, type Catalog } from './catalog.ts'

export const catalogCommand = (): Command =>
  new Command('catalog')
    .description('List every metric, record, alert, SLO, dashboard and target that is declared.')
    .option('--json', 'print the whole catalog as JSON', false)
    .addOption(configOption())
    .action(async ({ json, config }: { readonly json: boolean; readonly config?: string }) => {
      const all = catalog(await stackFor({ config }))
      if (json) printJson(all)
      else printNames(all)
    })

const printNames = ({ metrics, alerts, records, slos, dashboards, targets }: Catalog): void => {
  list(
    'Metrics',
    metrics.map(({ name, type, owners }) => [name, type, owners.join(', ')]),
  )
  list(
    'Alerts',
    alerts.map(({ name, severity, meaning }) => [name, severity, meaning]),
  )
  list(
    'Recording rules',
    records.map(({ name, interval, expr }) => [name, interval, expr]),
  )
  list(
    'SLOs',
    slos.map(({ name, objective, window, promise }) => [name, `${objective} over ${window}`, promise]),
  )
  list(
    'Dashboards',
    dashboards.map(({ uid, title, panels }) => [uid, `${panels.length} panels`, title]),
  )
  list(
    'Targets',
    targets.map(({ name, port, job }) => [name, String(port), job ?? 'not scraped']),
  )
}

const list = (title: string, rows: readonly (readonly [string, string, string])[]): void => {
  const width = (column: 0 | 1) => Math.max(0, ...rows.map((row) => row[column].length))
  console.log(`${title} (${rows.length})`)
  for (const [name, kind, rest] of rows)
    console.log(`  ${name.padEnd(width(0))}  ${kind.padEnd(width(1))}  ${rest}`)
}
