import type { z } from 'zod'
import type { Llm, LlmRequest, Usage } from './llm.ts'
import { costOf } from './prices.ts'

export interface Answer<T> {
  readonly value: T
  /** Over all tries. */
  readonly tokens: Usage
  /** In dollars; null when the price of the model is not known. */
  readonly cost_usd: number | null
}

/** The model answered, but not in the form it was asked for: to our own caller, a bad gateway. */
export class InvalidAnswer extends Error {
  override readonly name = 'InvalidAnswer'
  readonly code = 'llm_answer_invalid'
  readonly statusCode = 502
  /** The message says nothing that the caller may not know. */
  readonly expose = true
}

/** Asks for a JSON answer of this form. A wrong form is shown to the model once; a second one throws InvalidAnswer. */
export const ask = async <T>(llm: Llm, request: LlmRequest, form: z.ZodType<T>): Promise<Answer<T>> => {
  const first = await llm.complete(request)
  const read = readAnswer(first.text, form)
  if (read.ok) return answer(llm, read.value, first.usage)
  const second = await llm.complete({ ...request, system: `${request.system}\n${complaint(read.problem)}` })
  const reread = readAnswer(second.text, form)
  if (reread.ok) return answer(llm, reread.value, sum(first.usage, second.usage))
  throw new InvalidAnswer(
    `The answer of ${llm.provider} ${llm.model} must be JSON of the asked form, but twice was not: ${reread.problem}. Send the request again, or choose another model.`,
  )
}

const answer = <T>(llm: Llm, value: T, tokens: Usage): Answer<T> => ({
  value,
  tokens,
  cost_usd: costOf(llm.model, tokens) ?? null,
})

const complaint = (problem: string): string =>
  `Your last answer was refused: ${problem}. Answer with the JSON object alone.`

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

/** Models like to wrap their JSON in prose or a fence: what counts is from the first brace to the last. */
const readAnswer = <T>(text: string, form: z.ZodType<T>): Read<T> => {
  const json = parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  if (json === undefined) return { ok: false, problem: 'it holds no JSON object' }
  const read = form.safeParse(json)
  if (read.success) return { ok: true, value: read.data }
  const issue = read.error.issues[0]
  return { ok: false, problem: `${issue?.path.join('.') || 'it'}: ${issue?.message}` }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const sum = (a: Usage, b: Usage): Usage => ({
  prompt: a.prompt + b.prompt,
  completion: a.completion + b.completion,
})
