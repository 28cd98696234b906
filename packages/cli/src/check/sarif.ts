import type { Problem } from '@octoscope/spec'
import type { Law } from '@octoscope/stack'
import { declaringFolder } from './declaring-folder.ts'

interface Checked {
  readonly laws: readonly Omit<Law, 'problems'>[]
  readonly problems: readonly Problem[]
  /** The names of the systems that were checked. */
  readonly systems: readonly string[]
}

/** Problems as code hosts and editors read them. Source: OASIS, "Static Analysis Results Interchange Format 2.1.0". */
export const sarif = ({ laws, problems, systems }: Checked) => {
  const result = (problem: Problem) => ({
    ruleId: problem.code,
    ruleIndex: laws.findIndex(({ id }) => id === problem.code),
    level: 'error',
    message: { text: `${problem.where}: ${problem.message} ${problem.advice}` },
    locations: [location(problem, systems)],
    ...(problem.source && { properties: { source: problem.source } }),
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'octoscope', rules: laws.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(result),
      },
    ],
  }
}

export type Sarif = ReturnType<typeof sarif>

const rule = ({ id, rule: text, why, example }: Checked['laws'][number]) => ({
  id,
  shortDescription: { text },
  help: {
    text: [text, why, example && `Wrong: ${example.bad}\nRight: ${example.good}`]
      .filter((part) => part !== undefined)
      .join('\n\n'),
  },
  defaultConfiguration: { level: 'error' },
})

/** A query is a value of a program: its folder is known, its line is not. */
const location = ({ where }: Problem, systems: readonly string[]) => ({
  physicalLocation: { artifactLocation: { uri: declaringFolder(where, systems), uriBaseId: '%SRCROOT%' } },
  logicalLocations: [{ fullyQualifiedName: where }],
})
