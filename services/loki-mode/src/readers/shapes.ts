import { z } from 'zod'

/** Words of many versions: a field that is `null` is as good as not there. */
export const optional = <T extends z.ZodType>(shape: T) =>
  shape.nullish().transform((value) => value ?? undefined)

/** A whole number from 0 up; some versions write it as text. */
export const wholeNumber = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])

/** An amount of money, or of anything else that is never negative. */
export const amount = z.number().min(0)

/** Seconds since 1970; `""` and anything that is no date stand for an unknown time. */
export const moment = z.string().transform((text) => {
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
})

/** A list, or an object that holds it under a name: both were written by some version. */
export const listOf = <T>(entry: z.ZodType<T>, name: string) =>
  z
    .union([z.array(entry), z.object({ [name]: z.array(entry) })])
    .transform((read): readonly T[] => (Array.isArray(read) ? read : (read[name] ?? [])))
