import type { SourceName } from '@octoscope/devloop/metrics'
import { readLine } from '../events/line.ts'
import type { Recorder } from '../record/recorder.ts'
import { LineTail } from './line-tail.ts'
import { isMissing, type Source } from './source.ts'

/** A file of JSON lines that grows. `take` says whether it understood a line. */
export const linesSource = (
  name: SourceName,
  path: string,
  { recorder, take }: { readonly recorder: Recorder; readonly take: (value: object) => boolean },
): Source => {
  const tail = new LineTail(path)
  let known = false
  return {
    name,
    refresh: async () => {
      try {
        for await (const { text, tooLong } of tail.read()) {
          const line = tooLong ? { reason: 'too_long' as const } : readLine(text)
          if ('reason' in line) recorder.damaged(name, line.reason)
          else if (!take(line.value)) recorder.damaged(name, 'unknown_shape')
        }
        known = true
        return true
      } catch (error) {
        if (!known && isMissing(error)) return false
        throw error
      }
    },
  }
}
