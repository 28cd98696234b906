import type { Form } from './variable.ts'

export const anyText: Form<string | undefined> = { described: 'a text', parse: (text) => text }

/** As the specification has it, in any case of letters. */
export const flag: Form<boolean> = {
  described: 'true or false',
  parse: (text) => (/^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined),
}

export const wholeNumber = (min: number, max = Number.MAX_SAFE_INTEGER): Form<number> => ({
  described: `a whole number ${max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`}`,
  parse: (text) => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined
  },
})

/** The same, where nothing at all may be said. */
export const optional = <T>({ described, parse }: Form<T>): Form<T | undefined> => ({ described, parse })

export const share: Form<number> = {
  described: 'a number from 0 to 1',
  parse: (text) => {
    const value = Number(text)
    return value >= 0 && value <= 1 ? value : undefined
  },
}

/** One of some words, in any case of letters. */
export const oneOf = <const Word extends string>(...words: readonly [Word, ...Word[]]): Form<Word> => ({
  described: listed(words),
  parse: (text) => words.find((word) => word === text.toLowerCase()),
})

/** Some of the words, separated by commas; `none` stands for none of them. */
export const someOf = <const Word extends string>(
  ...words: readonly [Word, ...Word[]]
): Form<readonly Word[]> => ({
  described: `a list of ${listed([...words, 'none'])}`,
  parse: (text) => {
    const given = text.split(',').map((part) => part.trim().toLowerCase())
    const known = given.filter((part): part is Word => words.some((word) => word === part))
    return given.every((part) => part === 'none' || known.some((word) => word === part)) ? known : undefined
  },
})

export const httpUrl: Form<string | undefined> = {
  described: 'a URL such as http://127.0.0.1:4318',
  parse: (text) => (/^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : undefined),
}

/** One bad entry discards the whole list, as the specification has it. */
export const pairs: Form<Readonly<Record<string, string>>> = {
  described: 'a list such as "a=1,b=2", with other characters percent-encoded',
  parse: (text) => {
    try {
      const given = text.split(',').filter((pair) => pair.trim() !== '')
      return Object.fromEntries(given.map(pairOf))
    } catch {
      return undefined
    }
  },
}

const pairOf = (pair: string): readonly [string, string] => {
  const at = pair.indexOf('=')
  const key = decodeURIComponent(pair.slice(0, at).trim())
  if (at < 0 || key === '') throw new Error('A pair is key=value.')
  return [key, decodeURIComponent(pair.slice(at + 1).trim())]
}

const listed = (words: readonly string[]): string =>
  words.length === 1 ? String(words[0]) : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
