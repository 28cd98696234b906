/** One line of a /metrics page: a series and its value. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A /metrics page, read: the type of each metric by its name, and every sample. */
export interface Exposition {
  readonly types: ReadonlyMap<string, string>
  readonly samples: readonly Sample[]
}

/** Reads Prometheus' text format 0.0.4. Throws on the first line that is none of it, and names it. */
export const parseExposition = (text: string): Exposition => {
  const types = new Map<string, string>()
  const samples: Sample[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const type = /^# TYPE (\S+) (\w+)$/.exec(line)
    if (type) types.set(type[1] ?? '', type[2] ?? '')
    else if (line !== '' && !line.startsWith('#')) samples.push(sample(line, index + 1))
  }
  return { types, samples }
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/s
const labelPair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"\s*(?:,\s*|$)/sy

const sample = (line: string, number: number): Sample => {
  const [, name, labels = '', value] = sampleLine.exec(line) ?? []
  const pairs = readLabels(labels)
  const read = value === undefined ? undefined : readNumber(value)
  if (name === undefined || pairs === undefined || read === undefined)
    throw new SyntaxError(
      `Line ${number} must be a sample such as name{label="value"} 1; "${line.slice(0, 120)}" came.`,
    )
  return { name, labels: pairs, value: read }
}

/** Undefined when the text is not wholly label pairs. */
const readLabels = (text: string): Record<string, string> | undefined => {
  const labels: Record<string, string> = {}
  for (labelPair.lastIndex = 0; labelPair.lastIndex < text.length;) {
    const [, name, value] = labelPair.exec(text) ?? []
    if (name === undefined || value === undefined) return undefined
    labels[name] = value.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
  }
  return labels
}

const special: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, NaN }

const readNumber = (text: string): number | undefined => {
  const number = special[text] ?? Number(text)
  return Number.isNaN(number) && text !== 'NaN' ? undefined : number
}
