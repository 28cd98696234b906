import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { find } from '../../hands/executor/command-path.ts'
import { code } from './code.ts'

const generated = (instruction: string, language: string) =>
  code({ request_type: 'generate', instruction, language }).code

/** What to ask for, an expression over the answer in each language, and its value as JSON. */
const cases = [
  ['print hello world', 'hello()', 'hello()', '"Hello, world!"'],
  ['FizzBuzz', 'fizzbuzz(15).slice(-3)', 'fizzbuzz(15)[-3:]', '["13","14","FizzBuzz"]'],
  ['the nth Fibonacci number', 'fibonacci(10)', 'fibonacci(10)', '55'],
  ['a factorial', 'factorial(5)', 'factorial(5)', '120'],
  [
    'is it a palindrome?',
    'isPalindrome("No lemon, no melon")',
    'is_palindrome("No lemon, no melon")',
    'true',
  ],
  ['reverse a string', 'reverse("abc")', 'reverse("abc")', '"cba"'],
  ['sum a list', 'sum([1, 2, 3])', 'sum_of([1, 2, 3])', '6'],
] as const

test.each(cases)('the javascript for "%s" does what it says', (instruction, javascript, _, value) => {
  expect(JSON.stringify(runInNewContext(`${generated(instruction, 'JavaScript')};${javascript}`))).toBe(value)
})

test.skipIf(find('python3') === undefined).each(cases)(
  'the python for "%s" does what it says',
  (instruction, _, python, value) => {
    const program = `import json\n${generated(instruction, 'python')}\nprint(json.dumps(${python}, separators=(',', ':')))`
    expect(execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim()).toBe(value)
  },
)

test('what it has no recipe for is a skeleton that says so, in code and in words', () => {
  const answer = code({ request_type: 'generate', instruction: 'a web browser', language: 'javascript' })
  expect(() => runInNewContext(`${answer.code};solve()`)).toThrow('no recipe')
  expect(answer.explanation).toContain('nothing was written')
})

test.each(['cobol', 'constructor'])('a language it does not know gets no code: %s', (language) => {
  expect(generated('sum a list', language)).toBe('')
})

test('code is explained by what can be seen in it', () => {
  const { explanation } = code({
    request_type: 'explain',
    language: 'python',
    instruction: 'explain',
    code: 'def area(r):\n\n    return 3 * r\n',
  })
  expect(explanation).toContain('2 lines and defines area')
})

test('of what earlier steps found, the first sentences are quoted', () => {
  const context = ' The judge checks. It is on 127.0.0.1. It is strict. It sleeps at night.'
  const { explanation } = code({ request_type: 'explain', language: 'text', instruction: 'say it', context })
  expect(explanation).toContain('The judge checks. It is on 127.0.0.1. It is strict.')
  expect(explanation).not.toContain('night')
})

test.each(['generate', 'explain', 'fix'])('an answer to %s says whose it is', (request_type) => {
  const { explanation } = code({ request_type, language: 'python', instruction: 'sum a list', code: 'x = 1' })
  expect(explanation).toMatch(/^From the local provider/)
})
