import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { settingsPage, variableGroups } from './reference.ts'

const file = new URL('../../../../docs/reference/telemetry-settings.md', import.meta.url)

/** `UPDATE=1 vitest run packages/telemetry/src/settings` writes the page anew. */
test('the page shows the settings as they are', async () => {
  if (process.env.UPDATE === '1') await writeFile(file, settingsPage())
  expect(await readFile(file, 'utf8')).toBe(settingsPage())
})

test('each variable stands once', () => {
  const names = Object.values(variableGroups).flatMap((group) => group.map(({ name }) => name))
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
})
