import { dump } from 'js-yaml'
import { header } from './header.ts'
import type { File } from './file.ts'

/** A YAML file of one or more documents, quoted so that YAML 1.1 readers (kubectl, Datadog's agent) read the same. */
export const yaml = (path: string, source: string, ...documents: readonly unknown[]): File => ({
  path,
  text: `${header(source)
    .map((line) => `# ${line}\n`)
    .join('')}${documents.map(document).join('---\n')}`,
})

/** One line for each scalar, and no anchors: a shared value is written out wherever it is read. */
const document = (value: unknown): string => dump(value, { lineWidth: -1, noRefs: true })
