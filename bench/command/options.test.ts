import { expect, test } from 'vitest'
import { Misuse, partNames, readOptions } from './options.ts'

test('without arguments every part is measured, each in its own number of rounds', () => {
  expect(readOptions([])).toMatchObject({ parts: partNames, rounds: undefined, seconds: 2, peers: true })
})

test('parts run in the order of the page, whatever the order of the words', () => {
  expect(readOptions(['http', 'micro', '--rounds', '2', '--seconds', '1.5'])).toMatchObject({
    parts: ['micro', 'http'],
    rounds: 2,
    seconds: 1.5,
  })
})

test.each([
  [['speed'], 'A part must be micro, scrape, http, startup; "speed" came.'],
  [['--rounds', '0'], 'Option --rounds must be a number from 1 to 1000; "0" came.'],
  [['--rounds', '1.5'], 'Option --rounds must be a whole number; "1.5" came.'],
  [['--seconds', 'x'], 'Option --seconds must be a number from 1 to 1000; "x" came.'],
  [['micro', '--write'], 'Option --write needs everything measured'],
  [['--only', 'x', '--write'], 'Option --write needs everything measured'],
  [['--fast'], '--fast'],
])('%j is a misuse that says what to do', (argv, message) => {
  expect(() => readOptions(argv)).toThrow(Misuse)
  expect(() => readOptions(argv)).toThrow(message)
})
