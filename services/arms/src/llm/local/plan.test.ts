import { expect, test } from 'vitest'
import { plan as planForm } from '../../hands/planner/plan.ts'
import { plan } from './plan.ts'

const executor_commands = ['date', 'echo', 'uname', 'uptime']

const planned = (goal: string) => planForm.parse(plan({ goal, executor_commands }))

const stepsOf = (goal: string) =>
  planned(goal).steps.map(({ arm_id, depends_on }) => ({ arm_id, depends_on }))

const commandsOf = (goal: string) =>
  planned(goal).steps.map(({ input }) => ('command' in input ? [input.command, ...input.args] : []))

test('a goal that speaks of code goes to the coder, in the language it names', () => {
  const [step] = planned('Write a Python function that reverses a text').steps
  expect(step).toMatchObject({ arm_id: 'coder', input: { request_type: 'generate', language: 'python' } })
})

test('a goal that asks for what a command tells goes to the executor', () => {
  expect(commandsOf('Tell me the current time in UTC')).toEqual([['date', '-u']])
})

test('a command that the executor does not allow is not planned', () => {
  expect(stepsOf('How full are the disks?').map(({ arm_id }) => arm_id)).not.toContain('executor')
})

test.each([
  ['run `echo a, b`', ['echo', 'a,', 'b']],
  ['Please run the command uname -s, then stop.', ['uname', '-s']],
  ['run date -u and tell me', ['date', '-u']],
])('"%s" is one command line', (goal, line) => {
  expect(commandsOf(goal)).toEqual([line])
})

test('steps of different arms do not wait for each other', () => {
  expect(stepsOf('Find the port of the judge, run uptime, and write code that prints hello world')).toEqual([
    { arm_id: 'coder', depends_on: [] },
    { arm_id: 'executor', depends_on: [] },
    { arm_id: 'retriever', depends_on: [] },
  ])
})

test('a goal without a known word is looked up and then said in words', () => {
  expect(stepsOf('Bananas')).toEqual([
    { arm_id: 'retriever', depends_on: [] },
    { arm_id: 'coder', depends_on: [1] },
  ])
})

test.each([
  `find code ${'x'.repeat(9990)}`,
  `${' '.repeat(5000)}bananas`,
  `run echo ${'word '.repeat(1990)}`,
  `run echo ${'x'.repeat(9990)}`,
])('the strangest goal still makes a plan %#', (goal) => {
  expect(planned(goal).steps.length).toBeGreaterThan(0)
})
