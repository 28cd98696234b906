import type { Colors } from '../../terminal/colors.ts'
import type { Change, Risk } from '../change.ts'
import type { Group } from '../compare.ts'
import { risks, summary } from '../summary.ts'
import type { Shown } from '../sides.ts'
import { movement } from './shortened.ts'

/** For a terminal: a line for each change, the gravest of each group first. */
export const text = ({ names, comparison }: Shown, colors: Colors): string =>
  [
    `${colors.bold(`${names.from} → ${names.to}`)}, ${summary(comparison)}`,
    ...comparison.groups.flatMap((group) => ['', colors.bold(group.title), ...lines(group, colors)]),
    ...comparison.notCompared.map((kind) =>
      colors.dim(`\nNot compared: ${kind}. One side does not tell of them.`),
    ),
    '',
  ].join('\n')

const lines = ({ changes }: Group, colors: Colors): readonly string[] => {
  const rows = changes
    .toSorted((a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk))
    .map((change) => ({ change, cells: [change.subject, whatOf(change), movement(change, 36)] as const }))
  const width = (column: 0 | 1 | 2) => Math.max(...rows.map(({ cells }) => cells[column].length))
  const widths = [width(0), width(1), width(2)] as const
  return rows.map(({ change, cells }) => {
    const [subject, what, moved] = cells.map((cell, column) => cell.padEnd(widths[column as 0 | 1 | 2]))
    return `  ${mark(change.risk, colors)} ${subject}  ${what}  ${moved}  ${colors.dim(change.meaning)}`
  })
}

const whatOf = ({ kind }: Change): string => kind.slice(kind.indexOf('/') + 1).replaceAll('-', ' ')

const mark = (risk: Risk, { red, yellow, green }: Colors): string =>
  ({ breaking: red('✗'), notable: yellow('!'), safe: green('·') })[risk]
