import { promqlFunctions } from '../language/functions.ts'
import type { PromqlFunction, ValueType } from '../language/function.ts'
import type { CallNode } from '../node.ts'
import { aType } from './a-type.ts'
import { callLabels } from './call-labels.ts'
import { checkCall } from './check-call.ts'
import { callPossibilities, keepsValues } from './call-possibilities.ts'
import type { Facts, Quantile, Quantity } from './facts.ts'
import { noLabels } from './label-set.ts'
import { perSecond, plainNumber, quantityOf } from './quantity.ts'
import { find, placeOf, type Scope } from './scope.ts'

export const callFacts = (scope: Scope, node: CallNode): Facts => {
  const given = node.arguments.map((argument) => scope.factsOf(scope, argument))
  const about = promqlFunctions[node.function] ?? {
    takes: [],
    returns: 'instant',
    unit: 'same',
    labels: 'unknown',
  }
  checkArguments(scope, node, { about, given })
  const main = given.find(({ type }) => type === 'range' || type === 'instant') ?? given[0]
  if (main) checkCall(scope, node, { about, main })
  return {
    type: about.returns,
    labels: about.labels === 'none' || !main ? noLabels : callLabels(node, about.labels, main.labels),
    unit: unitOf(about, main),
    nature: about.gives ?? main?.nature,
    constant: node.function === 'pi' ? Math.PI : node.function === 'vector' ? given[0]?.constant : undefined,
    canBe: callPossibilities(node, about, given),
    buckets: about.labels === 'without le' ? undefined : main?.buckets,
    quantile: quantileOf(node, given),
    // A function of each value lets through what came through.
    isCondition: about.labels === 'absent' || (about.returns === 'instant' && main?.isCondition === true),
    byZero: undefined,
  }
}

const checkArguments = (
  scope: Scope,
  node: CallNode,
  { about, given }: { readonly about: PromqlFunction; readonly given: readonly Facts[] },
): void => {
  const most = about.rest ? Infinity : about.takes.length
  const least = about.takes.length - (about.optional ?? 0)
  if (given.length < least || given.length > most)
    find(scope, placeOf(scope, node), {
      code: 'type/argument-count',
      message: `${node.function} takes ${count(least, most)}, and ${given.length} came.`,
      advice: `Write ${node.function}(${about.takes.join(', ')}${about.rest ? ', …' : ''}).`,
    })
  for (const [index, { type }] of given.entries()) {
    const wanted = about.takes[index] ?? about.rest
    const argument = node.arguments[index]
    if (!wanted || !argument || type === undefined || type === wanted) continue
    find(scope, placeOf(scope, argument), {
      code: 'type/argument',
      message: `${node.function} takes ${aType(wanted)} here, and ${aType(type)} came.`,
      advice: remedy(wanted, type),
    })
  }
}

const count = (least: number, most: number): string => {
  const number = most === Infinity ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`
  return `${number} argument${most === 1 ? '' : 's'}`
}

const remedy = (wanted: ValueType, given: ValueType): string => {
  if (wanted === 'range')
    return given === 'instant'
      ? 'Add a range: [5m], or [5m:] behind an expression.'
      : 'Write a selector with a range.'
  if (wanted === 'instant')
    return given === 'range'
      ? 'Remove the range, or take a function of it such as rate.'
      : 'Write vector(…) around the number.'
  return wanted === 'scalar'
    ? 'Write a number, or scalar(…) around a vector of one series.'
    : 'Write a text in quotes.'
}

const unitOf = ({ unit }: PromqlFunction, main: Facts | undefined): Quantity | undefined => {
  const of = main?.unit
  if (unit === 'same') return of
  if (unit === 'of bounds') return main?.buckets?.unit
  if (unit === 'per second') return of && perSecond(of)
  if (unit === 'squared') return of && { powers: squared(of.powers), scale: of.scale ** 2 }
  return unit === 'number' ? plainNumber : quantityOf(unit)
}

const squared = (powers: Quantity['powers']): Quantity['powers'] =>
  Object.fromEntries(Object.entries(powers).map(([unit, power]) => [unit, power * 2]))

const quantileOf = ({ function: name }: CallNode, given: readonly Facts[]): Quantile | undefined => {
  if (name === 'histogram_quantile') {
    const [q, buckets] = given
    return buckets?.buckets && { bounds: buckets.buckets.bounds, q: q?.constant }
  }
  return keepsValues.has(name) ? given.find(({ quantile }) => quantile)?.quantile : undefined
}
