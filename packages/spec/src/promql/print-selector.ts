import type { Matcher, SelectorNode, TimeShift } from './node.ts'
import { isPlainName, labelText, numberText, stringText } from './text.ts'

export const printSelector = (node: SelectorNode): string => {
  const window = node.window ?? node.lateWindow?.late
  const range = window === undefined ? '' : `[${window}]`
  return `${series(node)}${range}${printShift(node)}${node.edges ? ` ${node.edges}` : ''}`
}

/** Fixed moment and offset, each after a space, in the order that both Prometheus 2 and 3 read. */
export const printShift = ({ at, offset }: TimeShift): string => {
  const moment = at === undefined ? '' : ` @ ${typeof at === 'number' ? numberText(at) : at}`
  if (offset === undefined) return moment
  return `${moment} offset ${typeof offset === 'string' ? offset : offset.late}`
}

const series = ({ metric, suffix, matchers }: SelectorNode): string => {
  const name = `${metric.name}${suffix}`
  const asked = matchers.map(printMatcher)
  if (isPlainName(name)) return asked.length > 0 ? `${name}{${asked.join(', ')}}` : name
  return `{${[...quoted(name), ...asked].join(', ')}}`
}

/** A keyword as a name, or a name beyond ASCII letters, goes inside the braces. */
const quoted = (name: string): readonly string[] => {
  if (name === '') return []
  return [/^\w+$/.test(name) ? `__name__=${stringText(name)}` : stringText(name)]
}

const printMatcher = ({ label, operator, value }: Matcher): string =>
  `${labelText(label)}${operator}${stringText(value)}`
