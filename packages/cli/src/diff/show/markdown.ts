import type { Change } from '../change.ts'
import { changesIn } from '../compare.ts'
import type { Shown } from '../sides.ts'
import { summary } from '../summary.ts'
import { movement, shortened } from './shortened.ts'

/** For a pull request: what a reviewer must see stands open, the rest is folded. */
export const markdown = ({ names, comparison }: Shown): string => {
  const all = changesIn(comparison)
  const open = (['breaking', 'notable'] as const).flatMap((risk) =>
    all.filter((change) => change.risk === risk),
  )
  const safe = all.filter(({ risk }) => risk === 'safe')
  const long = all.filter(isShortened)
  return [
    `**Monitoring**, ${cell(names.from)} → ${cell(names.to)}, ${summary(comparison)}.`,
    ...(open.length > 0 ? [table(open)] : []),
    ...(safe.length > 0 ? [folded(`${safe.length} safe`, table(safe))] : []),
    ...(long.length > 0 ? [folded('Old and new in full', long.map(inFull).join('\n\n'))] : []),
    ...comparison.notCompared.map((kind) => `Not compared: ${kind}. One side does not tell of them.`),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

const limit = 60

const table = (changes: readonly Change[]): string =>
  [
    '| | Change | Subject | Old → new | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...changes.map(
      (change) =>
        `| ${marks[change.risk]} | ${change.kind} | ${cell(change.subject)} | ${cell(movement(change, limit))} | ${cell(change.meaning)} |`,
    ),
  ].join('\n')

const marks = { breaking: '🔴 breaking', notable: '🟡 notable', safe: '🟢 safe' }

/** Nothing in a cell is read as markup. An underscore within a name is none. */
const cell = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\|`*[\]<>#~@]|(?<!\w)_|_(?!\w)/g, (sign) => `&#${sign.codePointAt(0)};`)

const folded = (title: string, content: string): string =>
  `<details><summary>${title}</summary>\n\n${content}\n\n</details>`

const isShortened = ({ from, to }: Change): boolean =>
  [from, to].some((side) => side !== null && shortened(side, limit) !== side)

const inFull = ({ kind, subject, from, to }: Change): string =>
  [`${cell(subject)}, ${kind}:`, fenced([...side('-', from), ...side('+', to)].join('\n'))].join('\n\n')

const side = (sign: '-' | '+', text: string | null): readonly string[] =>
  text === null ? [] : text.split('\n').map((line) => `${sign} ${line}`)

/** The fence is longer than any run of its sign inside. */
const fenced = (content: string): string => {
  const fence = '`'.repeat(Math.max(3, ...[...content.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}diff\n${content}\n${fence}`
}
