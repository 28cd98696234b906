import { missingOf, tablesOf, targetsOf, type Report } from './report.ts'
import { absent, markdownTable, type Table } from './table.ts'

/** The page of the reference, as Markdown. */
export const page = (report: Report, picture: string): string =>
  [
    '<!-- Made by `npm run bench -- --write`. Do not edit: measure again. -->',
    '',
    '# Performance',
    '',
    `What the telemetry costs, beside what others cost, in one run of \`npm run bench\` ${machineWords(report)}. Figures are medians over interleaved rounds, and ratios medians of the rounds’ own quotients: on another machine the figures change, the ratios hardly.`,
    '',
    `![The main figures as bars](${picture})`,
    '',
    markdownTable(promises(report)),
    ...tablesOf(report).map(markdownTable),
    ...leftOut(report),
  ].join('\n')

const machineWords = ({ machine: { date, node, cores, processor } }: Report): string =>
  `on ${date}, Node ${node.replace('v', '')}, ${cores} cores (${processor})`

const promises = (report: Report): Table => ({
  title: 'Promises',
  columns: ['promise', 'promised', 'measured', 'held'],
  rows: targetsOf(report).map(({ what, promised, measured, held }) => [
    what,
    promised,
    measured,
    heldWord(measured, held),
  ]),
  notes: ['Each is an aim that was set before it was measured; this run says whether it holds.'],
})

const heldWord = (measured: string, held: boolean): string => {
  if (measured === absent) return 'not measured'
  return held ? 'yes' : '**no**'
}

const leftOut = (report: Report): readonly string[] => {
  const missing = missingOf(report)
  if (missing.length === 0) return []
  return [
    '## Left out',
    '',
    ...missing.map(({ name, why }) => `- ${name}: ${why.split('\n', 1)[0] ?? ''}`),
    '',
  ]
}
