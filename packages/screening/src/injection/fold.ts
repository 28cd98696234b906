/** Text without the disguises that a model reads through, and the way back to the original. */
export type Folded = {
  readonly text: string
  /** Where the character at `index` of the folded text began in the original. */
  readonly origin: (index: number) => number
}

/**
 * Lower case, one space for any white space, compatibility forms and look-alike letters as ASCII,
 * accents and invisible characters dropped, tag characters made visible.
 */
export const fold = (text: string): Folded =>
  disguised.test(text) ? foldEach(text) : { text: text.toLowerCase(), origin: (index) => index }

/** Anything but visible ASCII with single spaces. */
const disguised = /[^ -~]| {2}/

const foldEach = (text: string): Folded => {
  const known = new Map<string, string>()
  const readings: string[] = []
  const origins: number[] = []
  let position = 0
  for (const character of text) {
    const reading = known.get(character) ?? read(character)
    known.set(character, reading)
    if (reading !== '' && !(reading === ' ' && readings.at(-1) === ' ')) {
      readings.push(reading)
      for (let i = 0; i < reading.length; i += 1) origins.push(position)
    }
    position += character.length
  }
  return { text: readings.join(''), origin: (index) => origins[index] ?? text.length }
}

const read = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code > 0xe0000 && code < 0xe0080) return readTag(code)
  if (/^\s$/.test(character)) return ' '
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
  return lookAlikes.get(plain) ?? plain
}

/** Tags U+E0020 to U+E007E repeat ASCII invisibly. */
const readTag = (code: number): string =>
  code >= 0xe0020 && code <= 0xe007e ? String.fromCharCode(code - 0xe0000).toLowerCase() : ''

/** Cyrillic and Greek letters drawn like Latin ones, and typographic quotes and dashes. */
const pairs =
  'аa вb сc ԁd еe һh іi јj кk ӏl мm оo рp ѕs тt уy хx ѵv αa εe ηn ιi κk νv οo ρp τt υu χx ’\' ‘\' ‛\' “" ”" „" ‐- ‑- –- —- ⁄/'

const lookAlikes: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
)
