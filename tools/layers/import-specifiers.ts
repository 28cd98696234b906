export interface ImportSpecifier {
  readonly specifier: string
  /** Counted from 1. */
  readonly line: number
}

/** The module names a source imports, statically, dynamically, by `require` or by `import.meta.resolve`. */
export function importSpecifiers(source: string): readonly ImportSpecifier[] {
  return [...blankProse(source).matchAll(importOfString)].map((match) => {
    const end = match.index + match[0].length - 1
    const start = end - (match.groups?.['body']?.length ?? 0)
    return { specifier: source.slice(start, end), line: lineAt(source, start) }
  })
}

const importOfString =
  /(?:\bfrom|\bimport|\bimport\s*\(|\bimport\.meta\.resolve\s*\(|\brequire(?:\.resolve)?\s*\()\s*(?<quote>['"])(?<body>_+)\k<quote>/g

/** Blanks comments and the insides of strings, so that nothing written there looks like code. Offsets stay. */
function blankProse(source: string): string {
  return source.replace(prose, (text) => {
    const isString = text.startsWith("'") || text.startsWith('"')
    return isString ? text[0] + '_'.repeat(text.length - 2) + text[0] : text.replace(/[^\n]/g, ' ')
  })
}

/** Comment, template, string, or regular expression (a slash where a value may begin). */
const prose = new RegExp(
  [
    /\/\/.*/,
    /\/\*[\s\S]*?\*\//,
    /`(?:\\[\s\S]|[^`\\])*`/,
    /'(?:\\.|[^'\\\n])*'/,
    /"(?:\\.|[^"\\\n])*"/,
    /(?<=(?:[(,=:[!&|?{};]|=>|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\//,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
