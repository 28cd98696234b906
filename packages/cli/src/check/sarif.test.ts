import { laws } from '@octoscope/stack'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sarif } from './sarif.ts'

const problem = {
  code: 'rate/of-gauge',
  where: 'octollm › alert Rush',
  message: '"tasks" is a gauge.',
  advice: 'Take deriv(…) of it.',
  source: { text: 'rate(tasks[5m]) > 1', from: 5, to: 14 },
}

/** What SARIF 2.1.0 asks of the parts that are used here; sections 3.13 to 3.52 of the standard. */
const text = z.strictObject({ text: z.string().min(1) })
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            rules: z.array(
              z.strictObject({
                id: z.string().min(1),
                shortDescription: text,
                help: text,
                defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
              }),
            ),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().nonnegative(),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: text,
            locations: z.array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    uri: z.string().regex(/^[^/\\:]+(\/[^/\\:]+)*$/),
                    uriBaseId: z.string(),
                  }),
                }),
                logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })),
              }),
            ),
            properties: z.record(z.string(), z.unknown()).optional(),
          }),
        ),
      }),
    )
    .length(1),
})

test.each([[[]], [[problem]]])('it is SARIF 2.1.0: %j', (problems) => {
  const written: unknown = JSON.parse(JSON.stringify(sarif({ laws, problems, systems: ['octollm'] })))
  expect(log.parse(written)).toEqual(written)
})

test('a result names its rule and the folder of its declaration', () => {
  const [run] = sarif({ laws, problems: [problem], systems: ['octollm'] }).runs
  const [result] = run?.results ?? []
  expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('rate/of-gauge')
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
    'packages/systems/octollm/src/alerts',
  )
  expect(result?.message.text).toBe('octollm › alert Rush: "tasks" is a gauge. Take deriv(…) of it.')
})

test('every law is a rule, with help', () => {
  const [run] = sarif({ laws, problems: [], systems: [] }).runs
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(laws.map(({ id }) => id))
})
