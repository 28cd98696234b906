import * as conventions from '@opentelemetry/semantic-conventions'
import { expect, test } from 'vitest'
import * as names from './attribute-names.ts'

test('each name is that of the semantic conventions', () => {
  expect(conventions).toMatchObject(names)
})
