/** One line of a page: a series and its value. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** The samples of a page in Prometheus' text format. */
export const samplesOf = (page: string): readonly Sample[] =>
  page
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line) ?? []
      return name === undefined ? [] : [{ name, labels: labelsOf(labels), value: Number(value) }]
    })

const labelsOf = (text: string): Sample['labels'] =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )

const unescaped = (value: string): string =>
  value.replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))

/** The parts of a page that are of some metrics, their comments among them. All of it when none is named. */
export const only = (page: string, names: readonly string[]): string =>
  names.length === 0
    ? page
    : page
        .split('\n')
        .filter((line) => names.includes(/^(?:# (?:HELP|TYPE|UNIT) )?([\w:]+)/.exec(line)?.[1] ?? ''))
        .map((line) => `${line}\n`)
        .join('')
