import type { Problem } from '../../packages/spec/src/index.ts'
import type { Finding } from '../../packages/spec/src/promql/finding.ts'
import { check } from '../../packages/stack/src/index.ts'
import { caret } from '../../packages/spec/src/promql/caret.ts'
import { findingsOf, lawsBrokenBy } from './catching.ts'
import { compileTraps } from './compiling/index.ts'
import type { CompileTrap } from './compiling/trap.ts'
import { declarationRooms } from './declarations/index.ts'
import type { DeclarationTrap } from './declarations/trap.ts'
import { queryRooms } from './queries/index.ts'
import { proofKinds, type Misbehaviour, type QueryTrap } from './trap.ts'

/** The museum as a page for people. */
export const page = (): string => {
  const rooms = [
    ...Object.entries(queryRooms).map(([title, traps]) => ({ title, exhibits: traps.map(ofQuery) })),
    ...Object.entries(declarationRooms).map(([title, traps]) => ({
      title,
      exhibits: traps.map(ofDeclaration),
    })),
    { title: 'What does not compile', exhibits: compileTraps.map(ofCompiler) },
  ]
  const number = rooms.reduce((sum, { exhibits }) => sum + exhibits.length, 0)
  return (
    [
      opening(number),
      rooms.map(({ title, exhibits }) => `- [${title}](#${anchor(title)}), ${exhibits.length}`).join('\n'),
      ...rooms.flatMap(({ title, exhibits }) => [`## ${title}`, ...exhibits]),
    ].join('\n\n') + '\n'
  )
}

const opening = (number: number) => `# The museum of traps

<!-- Written by tests/museum. To change it, change the traps there and run UPDATE=1 vitest run tests/museum. -->

${number} mistakes that guides, dashboards and rule files make, each as small as it can be. Prometheus and Alertmanager
take them without a word: \`promtool check rules\` and \`amtool check-config\` call every rule and every stack here
valid. They come to light on the day of the outage, or on the many nights without one.

Each exhibit shows what was written, what the real \`promtool\` or \`amtool\` makes of it, who catches it here, and what
is right. Nothing on this page is claimed without a test: \`vitest run tests/museum\` plays every rule in its world, the
wrong one and the right one, and takes each catcher away once to see a trap go uncaught.

There are four ways to be caught. A line that **does not compile** is never written; the last room holds those. A **finding** is a thing that is
certainly wrong in a query, told with its place. A **law** holds for the whole stack. And where the text alone cannot
tell, a **proof** does: a small world that every alert is played in before anyone relies on it.`

const ofQuery = (trap: QueryTrap): string =>
  [
    `### ${title(trap.id)}`,
    trap.story,
    fence('promql', trap.wrong),
    `**In promtool:** ${trap.world.when} ${outcomes[trap.misbehaves]}${trap.seen ? ` ${seen(trap.seen)}` : ''}`,
    ...catching(trap),
    '**Right:**',
    fence('promql', String(trap.right)),
  ].join('\n\n')

const outcomes: Readonly<Record<Misbehaviour, string>> = {
  'false alarm': 'The alert fires.',
  'missed alarm': 'The alert stays silent.',
  'evaluation fails': 'The evaluation fails, and the alert can never fire.',
}

const seen = ({ query, answers }: NonNullable<QueryTrap['seen']>): string => {
  const found = Object.entries(answers).map(([labels, value]) => `\`${labels}\` is ${value}`)
  return `\`${query}\` ${found.length > 0 ? `answers: ${found.join(', ')}` : 'answers nothing at all'}.`
}

const catching = ({ wrong, caughtBy }: QueryTrap): readonly string[] =>
  'law' in caughtBy
    ? [
        `**Caught by** the law \`${caughtBy.law}\`:`,
        fence(
          'text',
          lawsBrokenBy(wrong)
            .map((problem) => caret(wrong, withPlace(problem)))
            .join('\n'),
        ),
        `A proof catches it as well. The situation it plays: ${proofKinds[caughtBy.proof]}`,
      ]
    : 'proof' in caughtBy
      ? [`**Caught by** a proof. The situation it plays: ${proofKinds[caughtBy.proof]}`]
      : [
          `**Caught by** the finding \`${caughtBy.finding}\`:`,
          fence(
            'text',
            findingsOf(wrong)
              .map((finding) => caret(wrong, finding))
              .join('\n'),
          ),
        ]

/** Laws have ids of their own, and are shown as findings are. */
const withPlace = ({ code, message, advice, source }: Problem): Finding => ({
  code: code as Finding['code'],
  message,
  advice,
  from: source?.from ?? 0,
  to: source?.to ?? 0,
})

const ofDeclaration = ({
  id,
  story,
  written,
  wrong,
  reaches,
  law,
  rightlyWritten,
}: DeclarationTrap): string =>
  [
    `### ${title(id)}`,
    story,
    fence('ts', written),
    ...(reaches ? [`**In amtool:** ${alertOf(reaches.labels)} is led to \`${reaches.receivers}\`.`] : []),
    `**Caught by** the law \`${law}\`:`,
    fence('text', problemsOf({ wrong, law }).join('\n')),
    '**Right:**',
    fence('ts', rightlyWritten),
  ].join('\n\n')

const alertOf = ({ alertname, severity }: Readonly<Record<string, string>>) =>
  `\`${alertname}\`, of severity \`${severity}\`,`

const problemsOf = ({ wrong, law }: Pick<DeclarationTrap, 'wrong' | 'law'>): readonly string[] =>
  check(wrong)
    .filter(({ code }) => code === law)
    .map(({ where, message, advice }) => `${where}\n  ${message}\n  ${advice}`)

const ofCompiler = ({ id, story, wrong, says, right }: CompileTrap): string =>
  [
    `### ${title(id)}`,
    story,
    fence('ts', wrong),
    '**Caught by** the compiler, and by the editor before it:',
    fence('text', `… ${says}`),
    '**Right:**',
    fence('ts', right),
  ].join('\n\n')

const title = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
const anchor = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-')
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``
