import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One thing that a developer does in the project. */
export type Step = (folder: string) => Promise<void>

const write =
  (file: string, text: string): Step =>
  (folder) =>
    writeFile(join(folder, 'src', file), text)

/** Git's hooks append flat lines to the event log, beside the tool. */
const hook =
  (about: object): Step =>
  (folder) =>
    appendFile(
      join(folder, '.devloop/events.jsonl'),
      `${JSON.stringify({ timestamp: new Date().toISOString(), ...about })}\n`,
    )

/** A day’s work: something is found, mended, broken, held back, and pushed. */
export const day: readonly Step[] = [
  write('plan.txt', 'first line\nTODO second line\nFIXME third line\n'),
  write('rest.txt', 'blanks at the end   \nFIXME which is no issue\n'),
  write('code.txt', 'broken\n'),
  hook({ event_type: 'pre_commit_check', success: true, checks_run: 1 }),
  hook({ event_type: 'pre_push_check', success: false, prevented_bad_push: true, reason: 'tests' }),
  write('code.txt', 'mended\n'),
  hook({ event_type: 'pre_push_check', success: true, prevented_bad_push: false }),
  write('plan.txt', 'first line\nTODO second line\n'),
  write('code.txt', 'hang\n'),
  hook({ event_type: 'value_event', duration_ms: 600_000, success: true, details: { event_name: 'review' } }),
  write('code.txt', 'mended again\n'),
]
