import { noMetrics, type Catalogue } from '../catalogue.ts'
import type { Finding } from '../finding.ts'
import { build } from './build.ts'
import { parse, type Part } from './part.ts'
import type { Draft, Reading, Unreadable } from './reading.ts'
import { syntaxProblem } from './syntax-problem.ts'
import { withoutVariables } from './variables.ts'

/**
 * PromQL text as a tree whose selectors hold the metrics of the catalogue. Reads all that Prometheus 3 parses, its
 * experimental parts and Grafana's variables included. Never throws.
 */
export const read = (text: string, catalogue: Catalogue = noMetrics): Reading | Unreadable => {
  const { whole, error, tooDeep } = parse(withoutVariables(text))
  if (tooDeep) return unreadable(text, [deepProblem(text)])
  const [top] = whole.parts
  if (error || !top) return unreadable(text, [syntaxProblem(text, error ?? whole)])
  return built(text, catalogue, top)
}

const built = (text: string, catalogue: Catalogue, top: Part): Reading | Unreadable => {
  const places: Draft['places'] = { of: new Map(), names: new Map(), labels: new Map() }
  const draft: Draft = { text, catalogue, problems: [], places, build }
  const node = build(draft, top)
  const [first, ...others] = draft.problems
  return first ? unreadable(text, [first, ...others]) : { kind: 'reading', text, node, places }
}

const unreadable = (text: string, problems: readonly [Finding, ...Finding[]]): Unreadable => ({
  kind: 'unreadable',
  text,
  problems,
})

const deepProblem = (text: string): Finding => ({
  code: 'syntax/unreadable',
  from: 0,
  to: text.length,
  message: 'The query nests too deeply to be read.',
  advice: 'Split it with recording rules.',
})
