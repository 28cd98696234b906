import { z } from 'zod'

/** What a reader wants of an arm's answer, as text. An answer of no known form is told whole, as JSON. */
export const answerText = (answer: unknown): string => {
  const known = knownAnswer.safeParse(answer)
  return bounded(known.success ? known.data : JSON.stringify(answer, undefined, 2))
}

/** Several texts as one. */
export const joinTexts = (texts: readonly string[]): string =>
  bounded(texts.filter((text) => text.trim() !== '').join('\n\n'))

const knownAnswer = z.union([
  z.string(),
  /** The executor's. */
  z.object({ stdout: z.string() }).transform(({ stdout }) => stdout.trimEnd()),
  /** The coder's. */
  z
    .object({ code: z.string(), explanation: z.string() })
    .transform(({ code, explanation }) => joinTexts([code.trimEnd(), explanation])),
  /** The retriever's. */
  z
    .object({ results: z.array(z.object({ title: z.string(), snippet: z.string() })) })
    .transform(({ results }) => results.map(({ title, snippet }) => `${title}: ${snippet}`).join('\n')),
])

/** What the judge and the guardian take at once. */
const maxCharacters = 200_000

const bounded = (text: string): string =>
  text.length <= maxCharacters ? text : text.slice(0, maxCharacters - cut.length) + cut

const cut = '\n[cut: longer than can be checked]'
