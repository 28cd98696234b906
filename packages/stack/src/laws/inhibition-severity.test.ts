import { expect, test } from 'vitest'
import { inhibitionSeverity } from './inhibition-severity.ts'
import { alarm, silences, stackWith } from './routed-example.ts'

const down = alarm('Down', 'critical')
const slow = alarm('Slow', 'warning')

test('a warning that would silence a critical alert', () => {
  const stack = stackWith({ alerts: [down, slow], inhibitions: [silences(slow, down)] })
  expect(inhibitionSeverity.problems(stack)).toMatchObject([
    { message: 'A critical alert must not be silenced by a lesser one; "Slow" is warning.' },
  ])
})

test.each([
  [down, slow],
  [slow, alarm('Slower', 'warning')],
])('$0.name may silence $1.name', (source, target) => {
  const stack = stackWith({ alerts: [source, target], inhibitions: [silences(source, target)] })
  expect(inhibitionSeverity.problems(stack)).toEqual([])
})
