import { expect, test } from 'vitest'
import { InvalidSchema, judgeSchema } from './schema-check.ts'

const schema = { type: 'object', required: ['port'], properties: { port: { type: 'integer' } } }

test('an output that the schema accepts', () => {
  expect(judgeSchema(schema, '{"port": 8103}')).toMatchObject({ met: true, message: '' })
})

test('an output that it refuses, with the place', () => {
  expect(judgeSchema(schema, '{"port": "x"}')).toMatchObject({
    criterion: 'json_schema',
    met: false,
    message: 'At /port the output must be integer.',
  })
})

test('an output that is no JSON', () => {
  expect(judgeSchema(schema, 'port: 8103')).toMatchObject({ met: false, message: 'The output is not JSON.' })
})

test.each([{ type: 'nonsense' }, { $ref: 'http://127.0.0.1:1/schema.json' }])('%j is no schema', (wrong) => {
  expect(() => judgeSchema(wrong, '{}')).toThrow(InvalidSchema)
})

test('a schema that would take for ever is given up', () => {
  const finding = judgeSchema({ type: 'string', pattern: '^(a+)+$' }, JSON.stringify(`${'a'.repeat(50)}!`))
  expect(finding).toMatchObject({ met: false, message: expect.stringContaining('took longer') })
})
