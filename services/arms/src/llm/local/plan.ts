import { z } from 'zod'
import { executeRequest } from '../../hands/executor/execute-request.ts'

/** What the planner's prompt tells. */
const question = z.object({
  goal: z.string(),
  constraints: z.array(z.string()).default([]),
  executor_commands: z.array(z.string()).default([]),
})

type Question = z.infer<typeof question>

interface Draft {
  readonly action: string
  readonly arm_id: 'executor' | 'coder' | 'retriever'
  readonly input: object
  readonly acceptance_criteria: readonly string[]
}

/** Plans by the words of the goal. Each rule that knows a word adds its steps, and none of them waits for another. */
export const plan = (prompt: unknown) => {
  const asked = question.parse(prompt)
  const drafts = [...coding(asked), ...spokenCommand(asked), ...knownCommands(asked), ...searching(asked)]
  if (drafts.length > 0) return { steps: drafts.map(independent), confidence: 0.7 }
  const [search, summary] = [independent(lookUp(asked), 0), independent(summarise(asked), 1)]
  return { steps: [search, { ...summary, depends_on: [search.step_number] }], confidence: 0.3 }
}

const independent = (draft: Draft, index: number) => ({
  step_number: index + 1,
  depends_on: [] as readonly number[],
  ...draft,
})

const coding = (asked: Question): readonly Draft[] =>
  /\b(code|functions?|scripts?|programs?|algorithms?|implement|fizzbuzz)\b/i.test(asked.goal)
    ? [codeStep('Write the code', 'generate', asked)]
    : []

/** "run date -u", with the command in backticks or up to the next "and", "then" or punctuation, if the executor can take it. */
const spokenCommand = ({ goal, executor_commands }: Question): readonly Draft[] => {
  const spoken = /\brun (?:the command )?(?:`([^`]+)`|(.+?)(?= and | then |[,;.](?:\s|$)|$))/i.exec(goal)
  const [command, ...args] = (spoken?.[1] ?? spoken?.[2] ?? '').trim().split(/\s+/)
  if (command === undefined || !executor_commands.includes(command)) return []
  return [commandStep(command, args)].filter(({ input }) => executeRequest.safeParse(input).success)
}

const knownCommands = ({ goal, executor_commands }: Question): readonly Draft[] =>
  commandWords
    .filter(({ command, words }) => words.test(goal) && executor_commands.includes(command))
    .filter(({ command }) => !new RegExp(`\\brun (?:the command )?\`?${command}\\b`, 'i').test(goal))
    .map(({ command, args }) => commandStep(command, args))

const commandWords = [
  { command: 'date', args: ['-u'], words: /\b(date|today|(what|current|the) time)\b/i },
  { command: 'uname', args: ['-s', '-r', '-m'], words: /\b(uname|kernel|operating system)\b/i },
  { command: 'uptime', args: [], words: /\b(uptime|load average)\b/i },
  { command: 'df', args: ['-h'], words: /\bdisks?\b/i },
  { command: 'ls', args: ['-l'], words: /\blist\b.*\b(files|folder|directory)\b/i },
] as const

const searching = (asked: Question): readonly Draft[] =>
  /\b(find|search|look up|what (does|do|is|are)|who|which|how does|explain|describe)\b/i.test(asked.goal)
    ? [lookUp(asked)]
    : []

const lookUp = ({ goal }: Question): Draft => ({
  action: 'Search the documents',
  arm_id: 'retriever',
  input: { query: goal.trim().slice(0, 1000) },
  acceptance_criteria: ['not empty'],
})

const summarise = (asked: Question): Draft => codeStep('Say what was found', 'explain', asked)

const codeStep = (action: string, request_type: string, { goal, constraints }: Question): Draft => ({
  action,
  arm_id: 'coder',
  input: {
    request_type,
    language: languageOf(goal),
    instruction: [goal, ...constraints].join('\n').slice(0, 10_000),
  },
  acceptance_criteria: ['not empty'],
})

const languageOf = (goal: string): string => (/\bpython\b/i.test(goal) ? 'python' : 'javascript')

const commandStep = (command: string, args: readonly string[]): Draft => ({
  action: `Run ${command}`,
  arm_id: 'executor',
  input: { action_type: 'command', command, args },
  acceptance_criteria: ['not empty'],
})
