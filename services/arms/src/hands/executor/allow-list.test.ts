import { expect, test } from 'vitest'
import { denial, readCommands, readHosts } from './allow-list.ts'

test('the standard list can do no harm', () => {
  expect(readCommands({})).toEqual(['date', 'echo', 'uname', 'wc', 'sort', 'uptime'])
})

test('an empty list allows nothing', () => {
  expect(readCommands({ EXECUTOR_COMMANDS: '' })).toEqual([])
  expect(denial([], 'date', [])).toContain('No command is allowed')
})

test.each(['rm -rf', '../sh', '/bin/sh', '-x', '$(id)'])('"%s" is no name of a command', (entry) => {
  expect(() => readCommands({ EXECUTOR_COMMANDS: `date, ${entry}` })).toThrow(
    `EXECUTOR_COMMANDS must be names separated by commas, got "${entry}".`,
  )
})

test('hosts are read with their ports', () => {
  expect(readHosts({ EXECUTOR_HOSTS: 'Example.org, 127.0.0.1:8080' })).toEqual([
    'example.org',
    '127.0.0.1:8080',
  ])
  expect(() => readHosts({ EXECUTOR_HOSTS: 'http://example.org' })).toThrow('EXECUTOR_HOSTS must be')
})

test.each([
  ['date', '+%F %T'],
  ['echo', '; rm -rf /'],
  ['uname', '-sr'],
  ['wc', '-l'],
  ['sort', '-rn'],
  ['sort', '-k2,3'],
  ['uptime', '-p'],
])('%s may be given %s', (command, arg) => {
  expect(denial(readCommands({}), command, [arg])).toBeUndefined()
})

test.each([
  ['date', '-s12:00'],
  ['date', '-f/etc/passwd'],
  ['wc', '--files0-from=/etc/passwd'],
  ['sort', '--compress-program=sh'],
  ['sort', '-o/tmp/x'],
  ['sort', '/etc/passwd'],
  ['toString', ''],
])('%s may not be given %s', (command, arg) => {
  expect(denial(readCommands({}), command, ['-u', arg])).toBeDefined()
})

test('whoever allows a further command answers for its arguments', () => {
  expect(denial(['ls'], 'ls', ['/etc'])).toBeUndefined()
})
