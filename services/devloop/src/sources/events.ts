import { readEvent } from '../events/event.ts'
import type { Recorder } from '../record/recorder.ts'
import { linesSource } from './lines-source.ts'
import type { Source } from './source.ts'

/** The event log: both shapes of lines. */
export const eventsSource = (path: string, recorder: Recorder): Source => ({
  required: true,
  ...linesSource('events', path, {
    recorder,
    take: (value) => {
      const event = readEvent(value)
      if (event) recorder.event(event)
      return event !== undefined
    },
  }),
})
