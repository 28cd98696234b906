import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { blocksBackwards, linesBackwards, linesWith } from './lines-backwards.ts'

const linesOf = async (text: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'loki-lines-'))
  await writeFile(join(folder, 'events'), text)
  const file = await open(join(folder, 'events'))
  const found: string[] = []
  for await (const block of blocksBackwards(file, { from: 0, to: Buffer.byteLength(text) }))
    for (const line of linesBackwards(block)) found.push(String(line))
  await file.close()
  await rm(folder, { recursive: true })
  return found
}

/** Longer than a block. */
const long = 'x'.repeat(200_000)

test('the lines of a file come from the last to the first, the one that has not ended among them', async () => {
  expect(await linesOf('one\ntwo\n\nthree\nfour')).toEqual(['four', 'three', '', 'two', 'one'])
  expect(await linesOf('')).toEqual([])
  expect(await linesOf('one')).toEqual(['one'])
})

test('over many blocks no line is lost or told twice', async () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => `${at} ${'y'.repeat(at % 50)}`)
  expect(await linesOf(`${lines.join('\n')}\n`)).toEqual(lines.toReversed())
})

test('a line that is longer than a block comes in pieces, and those around it are whole', async () => {
  expect((await linesOf(`before\n${long}\nafter\n`)).filter((line) => line.length < 100)).toEqual([
    'after',
    'before',
  ])
})

test('lines with a word are those that hold it', () => {
  assert(
    property(array(constantFrom('a', 'ab', 'b', '', 'xab', 'bb')), (lines) => {
      const block = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      const found = [...linesWith(block, () => [Buffer.from('ab'), Buffer.from('bb')])].map(String)
      expect(found).toEqual(lines.filter((line) => line.includes('ab') || line.includes('bb')).toReversed())
      expect([...linesBackwards(block)].map(String)).toEqual(lines.toReversed())
    }),
  )
})

test('words that are no longer wanted are no longer looked for', () => {
  const wanted = [Buffer.from('a')]
  const found: string[] = []
  for (const line of linesWith(Buffer.from('a1\na2\na3\n'), () => wanted)) {
    found.push(String(line))
    wanted.length = 0
  }
  expect(found).toEqual(['a3'])
})
