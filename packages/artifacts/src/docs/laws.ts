import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'

/**
 * A law as its page tells it. Laws are no part of the stack that is rendered: they stand above it and look at it, so
 * they are handed over as plain texts.
 */
export interface LawText {
  readonly id: string
  readonly rule: string
  readonly why?: string
  readonly example?: { readonly bad: string; readonly good: string }
}

/** All laws on one page, and a page for each. */
export const laws = (all: readonly LawText[]): readonly File[] => [overview(all), ...all.map(lawPage)]

const source = 'packages/stack/src/laws'

const overview = (all: readonly LawText[]): File =>
  page(
    'docs/reference/laws.md',
    source,
    '# Laws',
    'What every declaration keeps. `octoscope check` names each that is broken, and nothing is generated until none is.',
    table(
      ['Law', 'Rule'],
      all.map(({ id, rule }) => [`[${code(id)}](laws/${pageName(id)})`, rule]),
    ),
  )

const lawPage = ({ id, rule, why, example }: LawText): File =>
  page(
    `docs/reference/laws/${pageName(id)}`,
    source,
    `# ${code(id)}`,
    rule,
    ...(why ? ['## Why', why] : []),
    ...(example ? ['## Wrong', block(example.bad), '## Right', block(example.good)] : []),
    '[All laws](../laws.md)',
  )

const pageName = (id: string): string => `${id.replaceAll('/', '-')}.md`

const block = (text: string): string => `\`\`\`\n${text}\n\`\`\``
