import { expect, test } from 'vitest'
import { answerText, joinTexts } from './answer-text.ts'

test.each([
  ['a plain text', 'hello', 'hello'],
  ["the executor's output", { success: true, stdout: 'hello\n', stderr: '', exit_code: 0 }, 'hello'],
  [
    "the coder's code and words",
    { code: 'run()\n', explanation: 'It runs.', language: 'js' },
    'run()\n\nIt runs.',
  ],
  ["the coder's words alone", { code: '', explanation: 'It runs.' }, 'It runs.'],
  [
    "the retriever's finds",
    {
      results: [
        { title: 'A', snippet: 'x' },
        { title: 'B', snippet: 'y' },
      ],
    },
    'A: x\nB: y',
  ],
  ['anything else as JSON', { answer: 42 }, '{\n  "answer": 42\n}'],
])('reads %s', (_, answer, text) => expect(answerText(answer)).toBe(text))

test('a text stays as short as the judge and the guardian take it, and says so', () => {
  const long = joinTexts(['x'.repeat(150_000), ' ', 'y'.repeat(150_000)])
  expect(long).toHaveLength(200_000)
  expect(long.endsWith('[cut: longer than can be checked]')).toBe(true)
})
