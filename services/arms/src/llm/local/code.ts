import { z } from 'zod'
import { recipes, type Language } from './recipes.ts'

/** What the coder's prompt tells. */
const question = z.object({
  request_type: z.enum(['generate', 'explain', 'fix']),
  language: z.string(),
  instruction: z.string(),
  code: z.string().default(''),
  context: z.string().default(''),
})

type Question = z.infer<typeof question>

interface Answer {
  readonly code: string
  readonly explanation: string
}

/** Writes from a few recipes; for anything else it says what it did not do. */
export const code = (prompt: unknown): Answer => {
  const asked = question.parse(prompt)
  const { code: written, explanation } = answer[asked.request_type](asked)
  return {
    code: written,
    explanation: `From the local provider, which follows rules and no model: ${explanation}`,
  }
}

const generate = ({ instruction, language }: Question): Answer => {
  const recipe = recipes.find(({ words }) => words.test(instruction))
  const known = languages.get(language.toLowerCase())
  if (recipe !== undefined && known !== undefined)
    return {
      code: recipe[known],
      explanation: `${recipe.says} Only the recipe "${recipe.name}" was used; further wishes were not read.`,
    }
  const names = recipes.map(({ name }) => name).join(', ')
  return {
    code: known === undefined ? '' : skeletons[known],
    explanation: `nothing was written for this instruction. It knows ${names}, in javascript and python.`,
  }
}

const explain = ({ code, context }: Question): Answer => {
  if (code === '') return { code, explanation: quote(context) }
  const lines = code.split('\n').filter((line) => line.trim() !== '').length
  const names = [...code.matchAll(/\b(?:function|def|class|const)\s+([A-Za-z_]\w*)/g)].map(([, name]) => name)
  const defined = names.length > 0 ? `defines ${names.join(', ')}` : 'defines nothing by name'
  return { code, explanation: `the code has ${lines} lines and ${defined}. What it means was not looked at.` }
}

const quote = (context: string): string => {
  if (context.trim() === '') return 'nothing was explained, because neither code nor a text was given.'
  const sentences = context.trim().split(/(?<=[.!?])\s+/)
  return `it cannot summarise, so these are the first sentences of what was found. ${sentences.slice(0, 3).join(' ')}`
}

const fix = ({ code }: Question): Answer => ({
  code,
  explanation: 'the code is unchanged, because it cannot find mistakes.',
})

const answer = { generate, explain, fix } as const

const languages: ReadonlyMap<string, Language> = new Map([
  ['javascript', 'javascript'],
  ['js', 'javascript'],
  ['python', 'python'],
  ['python3', 'python'],
])

const skeletons: Readonly<Record<Language, string>> = {
  javascript: `function solve() {\n  throw new Error('not written: the local provider has no recipe for this')\n}\n`,
  python: `def solve():\n    raise NotImplementedError('not written: the local provider has no recipe for this')\n`,
}
