import { expect, test } from 'vitest'
import { serviceWith, sloWith, stackOf } from './example.ts'
import { sloElsewhere } from './slo-elsewhere.ts'

const problemsIn = (environment: string) =>
  sloElsewhere.problems(
    stackOf({
      services: [serviceWith({})],
      slos: [sloWith({ elsewhere: { [environment]: { objective: '95%' } } })],
    }),
  )

test('a name that no environment has', () => {
  expect(problemsIn('prod')).toEqual([
    {
      where: 'example › slo example',
      message: '"example" promises something else in "prod", and no environment is called so.',
      advice: 'Name one of native, or declare "prod" in the stack.',
    },
  ])
})
test('the name of an environment', () => expect(problemsIn('native')).toEqual([]))
