import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes files below a folder: objects as JSON, text and bytes as they are. */
export const writeFiles = (dir: string, files: Readonly<Record<string, unknown>>): void => {
  mkdirSync(dir, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    const asItIs = typeof content === 'string' || Buffer.isBuffer(content)
    writeFileSync(join(dir, path), asItIs ? content : JSON.stringify(content))
  }
}

/** Lines of events.jsonl. */
export const lines = (...events: readonly unknown[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')
