import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { declaringFolder } from './declaring-folder.ts'

const root = join(import.meta.dirname, '../../../..')

test.each([
  ['octollm › alert HighErrorRate › summary', 'packages/systems/octollm/src/alerts'],
  ['octollm › runbook of HighErrorRate', 'packages/systems/octollm/src/alerts'],
  ['octollm › dashboard Overview › panel Rate', 'packages/systems/octollm/src/dashboards'],
  ['octollm › metric calls_total', 'packages/systems/octollm/src/metrics'],
  ['octollm › service coder-arm', 'packages/systems/octollm/src'],
  ['platform › job prometheus', 'packages/systems/platform/src'],
  ['production › route → on-call', 'packages/stack/src'],
  ['stack', 'packages/stack/src'],
])('%s is declared in %s', (where, folder) => {
  expect(declaringFolder(where, ['octollm', 'platform'])).toBe(folder)
  expect(existsSync(join(root, folder))).toBe(true)
})
