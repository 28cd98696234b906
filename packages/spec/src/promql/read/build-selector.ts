import type { CatalogueEntry } from '../catalogue.ts'
import type { Late, Matcher, Node, SelectorNode, SubqueryNode, TimeShift } from '../node.ts'
import { undeclared } from '../undeclared.ts'
import { readSpan } from './build-span.ts'
import { labelName } from './label-list.ts'
import { numberValue } from './literals.ts'
import type { Part } from './part.ts'
import { readString } from './read-string.ts'
import { complain, partNamed, placed, textOf, type Draft } from './reading.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export const buildSelector = (draft: Draft, part: Part): SelectorNode => {
  const identifier = partNamed(part, 'Identifier')
  const asked = partNamed(part, 'LabelMatchers')?.parts ?? []
  const nameParts = [...(identifier ? [identifier] : []), ...asked.filter((each) => saysName(draft, each))]
  const [name] = nameParts
  if (nameParts.length > 1)
    complain(draft, 'syntax/modifier', {
      ...part,
      message: 'A selector must have one metric name, and more came.',
      advice: 'Keep one of the names.',
    })
  const matchers = asked.filter((each) => !nameParts.includes(each)).map((each) => buildMatcher(draft, each))
  const node: SelectorNode = { kind: 'selector', ...entryOf(draft, name), matchers }
  draft.places.names.set(node, name ?? part)
  return placed(draft, part, node)
}

const saysName = (draft: Draft, part: Part): boolean =>
  part.name === 'QuotedLabelName' || /^__name__\s*=(?![=~])/.test(textOf(draft, part))

const entryOf = (draft: Draft, part: Part | undefined): CatalogueEntry => {
  const name = part ? metricName(draft, part) : ''
  return draft.catalogue.get(name) ?? { metric: undeclared(name), suffix: '' }
}

const metricName = (draft: Draft, part: Part): string => {
  const text = partNamed(part, 'StringLiteral')
  return text ? readString(draft, text) : textOf(draft, part)
}

const buildMatcher = (draft: Draft, part: Part): Matcher => {
  const [label, operator, value] = part.parts
  return placed(draft, part, {
    label: label ? labelName(draft, label) : '',
    operator: (operator ? textOf(draft, operator) : '=') as Matcher['operator'],
    value: value ? readString(draft, value) : '',
  })
}

export const buildMatrix = (draft: Draft, part: Part): Node => {
  const [of, span] = part.parts
  if (!of || of.name !== 'VectorSelector') return misplaced(draft, part, 'A range must follow a selector.')
  const node: Writable<SelectorNode> = buildSelector(draft, of)
  const window = readSpan(draft, span ?? part)
  if (typeof window === 'string') node.window = window
  else node.lateWindow = window
  return placed(draft, part, node)
}

export const buildSubquery = (draft: Draft, part: Part): Node => {
  const [of, window, step] = part.parts
  if (!of || !window) return misplaced(draft, part, 'A range must follow an expression.')
  const node: SubqueryNode = {
    kind: 'subquery',
    of: draft.build(draft, of),
    window: readSpan(draft, window),
    ...(step && { step: readSpan(draft, step) }),
  }
  return placed(draft, part, node)
}

/** `offset`, `@`, `anchored` and `smoothed`, which belong to what they follow. */
export const buildShift = (draft: Draft, part: Part): Node => {
  const [of] = part.parts
  const node = of && of.name !== 'ParenExpr' ? draft.build(draft, of) : undefined
  if (node?.kind !== 'selector' && node?.kind !== 'subquery')
    return misplaced(draft, part, 'A time shift must directly follow a selector or a subquery.')
  const shift = shiftOf(draft, part)
  const [name] = Object.keys(shift)
  if (name !== undefined && name in node) return misplaced(draft, part, `"${name}" must be written once.`)
  return placed(draft, part, Object.assign(node, shift))
}

const shiftOf = (draft: Draft, part: Part): TimeShift | Pick<SelectorNode, 'edges'> => {
  const last = part.parts.at(-1) ?? part
  if (part.name === 'OffsetExpr') return { offset: readSpan(draft, last) as `-1s` | Late }
  if (part.name === 'AnchoredExpr') return { edges: 'anchored' }
  if (part.name === 'SmoothedExpr') return { edges: 'smoothed' }
  if (last.name === 'NumberDurationLiteral') return { at: numberValue(textOf(draft, last)) }
  return { at: partNamed(last, 'AtStart') ? 'start()' : 'end()' }
}

const misplaced = (draft: Draft, part: Part, message: string): Node => {
  complain(draft, 'syntax/modifier', {
    ...part,
    message,
    advice:
      'Put it directly behind the selector: foo{a="b"}[5m] offset 1h. For other expressions write [5m:].',
  })
  return { kind: 'number', value: NaN }
}
