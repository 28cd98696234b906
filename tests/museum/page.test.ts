import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { page } from './page.ts'

const file = join(import.meta.dirname, '../../docs/explanation/museum-of-traps.md')

/** `UPDATE=1 vitest run tests/museum` writes the page anew. */
test('the page shows the museum as it is', async () => {
  if (process.env['UPDATE'] === '1') {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, page())
  }
  expect(await readFile(file, 'utf8')).toBe(page())
})
