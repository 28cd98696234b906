import * as services from '@octoscope/octollm/services'
import type { Document } from './document.ts'

/** What the library holds from the start: OctoLLM itself, told by its own declarations. */
export const octollmDocuments: readonly Document[] = [
  {
    id: 'octollm',
    title: 'OctoLLM',
    text: 'OctoLLM carries out tasks with language models. An orchestrator takes the tasks, a reflex layer screens them, and six arms do the work: planner, executor, coder, judge, guardian and retriever.',
  },
  {
    id: 'octollm-task',
    title: 'The way of a task',
    text: 'A task is screened by the reflex layer, planned by the planner, and its steps are carried out by the executor, the coder and the retriever, those that do not wait for each other at the same time. Then the judge checks the output against the acceptance criteria, the guardian redacts personal data and secrets, and the orchestrator keeps the result.',
  },
  ...Object.values(services).map(({ name, port, summary }) => ({
    id: name,
    title: `The ${name.replace('-', ' ')}`,
    text: `${summary} It listens on port ${port}.`,
  })),
]
