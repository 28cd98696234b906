import type { Problem } from '@octoscope/spec'
import { loadAll } from 'js-yaml'
import { sliDocument, sloDocument, type SliDocument, type SloDocument } from './document.ts'

/** One document of a file: what it declares, or what is wrong with it. */
export interface Parsed {
  readonly slo?: SloDocument
  readonly sli?: SliDocument
  readonly problem?: Problem
}

export const parse = (yaml: string): readonly Parsed[] => {
  let documents: readonly unknown[]
  try {
    documents = loadAll(yaml)
  } catch (error) {
    const message = `The file must be YAML: ${error instanceof Error ? error.message : String(error)}`
    return [
      { problem: { code: 'openslo/unreadable', where: 'the file', message, advice: 'Mend its syntax.' } },
    ]
  }
  return documents.filter((document) => document !== null).map(parseDocument)
}

const parseDocument = (document: unknown, index: number): Parsed => {
  const kind = (document as { readonly kind?: unknown } | undefined)?.kind
  if (kind === 'SLI') {
    const sli = sliDocument.safeParse(document)
    if (sli.success) return { sli: sli.data }
  }
  const slo = sloDocument.safeParse(document)
  if (slo.success) return { slo: slo.data }
  if (kind !== 'SLO' && kind !== 'SLI')
    return { problem: noEquivalent(`document ${index + 1}`, `kind ${JSON.stringify(kind)}`, elsewhere(kind)) }
  const [issue] = slo.error.issues
  return {
    problem: {
      code: 'openslo/unreadable',
      where: `document ${index + 1} › ${issue?.path.join('.') ?? ''}`,
      message: `An ${kind} must follow OpenSLO v1: ${issue?.message ?? 'it does not'}.`,
      advice: 'Mend this field, and import the file again.',
    },
  }
}

/** Where a thing that OpenSLO declares is declared here. */
const elsewhere = (kind: unknown): string =>
  ({
    AlertPolicy: 'Burn alerts come from the tables in packages/spec/src/slo/burn-windows.ts.',
    AlertCondition: 'Burn alerts come from the tables in packages/spec/src/slo/burn-windows.ts.',
    AlertNotificationTarget: 'Declare a receiver in packages/stack/src/routing.ts.',
    DataSource: 'Every query goes to the stack’s own Prometheus.',
    Service: 'Declare a service in the targets.ts of its system.',
  })[String(kind)] ?? 'Remove it.'

export const noEquivalent = (where: string, what: string, advice: string): Problem => ({
  code: 'openslo/no-equivalent',
  where,
  message: `There is no equivalent for ${what}.`,
  advice,
})
