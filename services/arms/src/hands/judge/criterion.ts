import { certain, type Finding } from './finding.ts'
import { withinTime } from './within-time.ts'
import { wordOverlap } from './word-overlap.ts'

/** Judges the output by one criterion: by the first form that it has, else by its words. */
export const judgeCriterion = (criterion: string, output: string): Finding => {
  const said = criterion.trim()
  for (const { form, judge } of forms) {
    const [match, ...parts] = form.exec(said) ?? []
    if (match !== undefined) return certain(criterion, ...judge(output, parts.join('')))
  }
  return wordOverlap(criterion, output)
}

interface Form {
  readonly form: RegExp
  /** Whether the output meets it, and what to say if not. */
  readonly judge: (output: string, detail: string) => readonly [met: boolean, message: string]
}

const forms: readonly Form[] = [
  {
    form: /^(?:is )?not empty$/i,
    judge: (output) => [output.trim() !== '', 'The output is empty.'],
  },
  {
    form: /^contains (?:"(.+)"|'(.+)')$/is,
    judge: (output, text) => [output.includes(text), 'The output does not contain the text.'],
  },
  {
    form: /^(?:does not contain|must not contain) (?:"(.+)"|'(.+)')$/is,
    judge: (output, text) => [!output.includes(text), 'The output contains the text.'],
  },
  {
    form: /^matches \/(.+)\/$/is,
    judge: (output, pattern) => matches(output, pattern),
  },
  {
    form: /^max(?:imum)? length (\d{1,9})$/i,
    judge: (output, limit) => [output.length <= Number(limit), `The output has ${output.length} characters.`],
  },
  {
    form: /^(?:is )?(?:valid )?json$/i,
    judge: (output) => [isJson(output), 'The output is not JSON.'],
  },
]

/** A pattern that backtracks for longer than this, in milliseconds, is given up. */
const patternTime = 20

const matches = (output: string, pattern: string): readonly [boolean, string] => {
  const expression = compile(pattern)
  if (expression === undefined) return [false, 'The pattern is not a regular expression. Correct it.']
  const matched = withinTime(patternTime, () => expression.test(output))
  if (matched === undefined)
    return [false, `The pattern took longer than ${patternTime} ms. Write a simpler one.`]
  return [matched, 'The output does not match the pattern.']
}

const compile = (pattern: string): RegExp | undefined => {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return undefined
  }
}

const isJson = (output: string): boolean => {
  try {
    JSON.parse(output)
    return true
  } catch {
    return false
  }
}
