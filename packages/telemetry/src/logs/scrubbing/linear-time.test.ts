import { expect, test } from 'vitest'
import { createScrubber } from './scrubber.ts'

const scrub = createScrubber({ secrets: ['wild-horses-run'], redacted: () => {} }).lines

/** Texts that make a careless pattern try everything again at every character. */
const hostile: readonly string[] = [
  ...'a|1|-1|1 |1-|1.|@|a@|a.|a@a.| |"|\\|\\"|:|=|(|+1|A1 |4111 1111 1111 |DE89 3704 |[|{"a":|[[[["token",'.split(
    '|',
  ),
  ...'eyJ|eyJhbGciOiJIUzI1NiJ9.|sk-|sk-a-|password|password:|token=|"password":"|secret=a1|Bearer |cookie:|?key='.split(
    '|',
  ),
  ...'://|a://a:|a://a:a@|-----BEGIN PRIVATE KEY-----|-----BEGIN |expires|wild-horses-ru|wild-horses-run'.split(
    '|',
  ),
  'é',
  'Ж@',
  '\uD800',
]

const mebibyte = 1024 * 1024

test.each(hostile)('a line with 1 MiB of %j is scrubbed in linear time', { retry: 2 }, (piece) => {
  const line = (size: number) =>
    `${JSON.stringify({ level: 'info', key: piece.repeat(size / piece.length), msg: 'told' })}\n`
  const small = milliseconds(() => scrub(line(mebibyte / 4)))
  const whole = milliseconds(() => scrub(line(mebibyte)))
  // Four times the text: 16 times the work when quadratic, which soon takes minutes.
  expect(whole).toBeLessThan(Math.max(8 * small, 400))
  expect(JSON.parse(scrub(line(mebibyte)))).toMatchObject({ level: 'info' })
})

/** Processor time, not the clock on the wall: a busy machine makes the work wait, not longer. */
const milliseconds = (work: () => void): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
