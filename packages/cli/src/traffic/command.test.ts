import { expect, test, vi } from 'vitest'
import { trafficCommand } from './command.ts'
import { players } from './players.ts'

const said = async (...args: readonly string[]): Promise<string> => {
  let text = ''
  const write = (chunk: string | Uint8Array) => ((text += String(chunk)), true)
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write),
  )
  const command = trafficCommand().exitOverride()
  await command.parseAsync(args, { from: 'user' }).catch(() => undefined)
  for (const spy of spies) spy.mockRestore()
  return text
}

test.each(players.map(({ system }) => system))('%s has help of its own', async (system) => {
  const help = await said('--system', system, '--help')
  expect(help).toContain('octoscope traffic')
  expect(help).toContain('Examples:')
})

test('without a system it is OctoLLM that is played', async () => {
  expect(await said('--help')).toContain('--tasks')
  expect(await said('--tusks', '3')).toContain("unknown option '--tusks'")
})

test('a system that has no player is named with those that have one', async () => {
  expect(await said('--system', 'nothing')).toMatch(/'nothing' is invalid.*octollm/)
})
