import { header } from '../header.ts'
import type { File } from '../file.ts'

/** A Markdown page. Parts are joined by one empty line. */
export const page = (path: string, source: string, ...parts: readonly string[]): File => ({
  path,
  text: `${[...header(source).map((line) => `<!-- ${line} -->`), ...parts].join('\n\n')}\n`,
})

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

/** A bar or a line break would end the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

export const code = (text: string): string => `\`${text}\``

export const promql = (text: string): string => `\`\`\`promql\n${text}\n\`\`\``
