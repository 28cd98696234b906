import { describe, expect, it } from 'vitest'
import { findInjections, findPii, findSecrets } from './index.ts'

/** What people ask of an agent all day. Whoever adds a detector adds the goals it first got wrong. */
const goals = [
  'Write a function that adds two numbers',
  'What time is it in UTC?',
  'Summarise the design document about retries',
  'Fix the failing test in packages/spec/src/units.test.ts:42',
  'Bump fastify from 5.12.7 to 5.12.8 and run npm test',
  'Compare version 1.2.3.4 with 1.2.4.0 and list the breaking changes',
  'Explain the difference between a counter and a gauge in Prometheus',
  'Plan a release for 2026-03-15 at 14:30:00Z',
  'Order 66 shipped on 12/05/2024, tracking number 1Z999AA10123456784',
  'Convert 1700000000 to a date and 1700000000000 to another',
  'What is the sum of 123456789 and 987654321?',
  'Listen on 127.0.0.1:8000 and ::1, not on 0.0.0.0',
  'Write a regular expression for e-mail addresses',
  'How do I rotate API keys and bearer tokens safely?',
  'Set password: required in the form schema',
  'Rename the variable token to accessToken everywhere',
  'The commit 3f786850e387550fdab836ed7e6dc881de23001b broke the build',
  'trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7',
  'Delete task 550e8400-e29b-41d4-a716-446655440000 from the queue',
  'Ignore whitespace when you diff the previous two releases',
  'Forget the cache; read the instructions in README.md and follow them',
  'Act as a senior engineer and review this pull request',
  'Write a system prompt for a support chatbot',
  'Show me the instructions for installing Node on Debian',
  'Explain what prompt injection is and how to defend against it',
  'Write an article about jailbreaks of language models',
  'Send the weekly report to the team and post a summary',
  'Add a step that runs the linter before the tests',
  'Decode the base64 payload and validate its JSON schema',
  'You are helpful. Please answer in one sentence.',
  'Draw the 3 way handshake; 10 best places to put a timeout',
  'Why does sum(rate(http_requests_total{status=~"5.."}[5m])) return NaN?',
  'Erkläre den Unterschied zwischen Zähler und Messwert, bitte.',
  '要約してください：リトライの設計書',
  '',
]

describe('an ordinary goal has no match', () => {
  it.each(goals)('%s', (goal) => {
    expect([...findPii(goal), ...findSecrets(goal), ...findInjections(goal)]).toEqual([])
  })
})
