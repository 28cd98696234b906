import type { z } from 'zod'
import { refused, understood, type Reading } from '../reading.ts'

/** A JSON document of a known shape. Fields that nobody asked for may hold anything. */
export const json =
  <T>(shape: z.ZodType<T>) =>
  (bytes: Buffer): Reading<T> => {
    const text = decoded(bytes)
    if (text === undefined) return refused('encoding')
    const value = parsed(text)
    if (!value.ok) return value
    const read = shape.safeParse(value.value)
    return read.success ? understood(read.data) : refused('shape')
  }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined for what is no UTF-8, such as UTF-16 with its mark. */
export const decoded = (bytes: Buffer): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

const parsed = (text: string): Reading<unknown> => {
  try {
    return understood(JSON.parse(text) as unknown)
  } catch {
    return refused('syntax')
  }
}
