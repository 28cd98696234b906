import type { Operator } from '../node.ts'

export const isComparison = (operator: Operator): boolean => /^(?:[<>]=?|[=!]=)$/.test(operator)
export const isSet = (operator: Operator): boolean =>
  operator === 'and' || operator === 'or' || operator === 'unless'
