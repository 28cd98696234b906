import { z } from 'zod'
import { moment, optional, wholeNumber } from '../readers/shapes.ts'

/** One line of events.jsonl, as far as anybody here asks. */
export interface Event {
  readonly type: string
  /** In seconds since 1970. */
  readonly at?: number | undefined
  readonly iteration?: number | undefined
}

const data = z.union([
  z.object({ iteration: z.unknown() }).transform(({ iteration }) => wholeNumber.safeParse(iteration).data),
  z.string().transform((text) => wholeNumber.safeParse(/\biteration[=: ]+(\d+)/.exec(text)?.[1]).data),
])

const shape = z
  .object({ type: z.string(), timestamp: optional(moment), data: z.unknown(), iteration: z.unknown() })
  .partial({ data: true, iteration: true })

/**
 * Three programs write into one file: with `data` as an object, with `data` as text, and with `payload` instead. Undefined
 * for a line that is none of these.
 */
export const readEvent = (line: Buffer): Event | undefined => {
  try {
    const { type, timestamp, ...event } = shape.parse(JSON.parse(line.toString('utf8')))
    const iteration = data.safeParse(event.data).data ?? wholeNumber.safeParse(event.iteration).data
    return { type, at: timestamp, iteration }
  } catch {
    return undefined
  }
}
