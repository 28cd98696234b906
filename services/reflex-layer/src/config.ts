import { z } from 'zod'

export interface Config {
  readonly rateLimitPerHour: number
  readonly rateLimitBurst: number
}

/** Reads the reflex layer's own settings. Throws an error that names the variable. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => ({
  rateLimitPerHour: wholeNumber(env, 'RATE_LIMIT_PER_HOUR', 36_000),
  rateLimitBurst: wholeNumber(env, 'RATE_LIMIT_BURST', 200),
})

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, standard: number): number => {
  const given = env[name]
  if (given === undefined || given === '') return standard
  const read = z.coerce.number().int().min(1).max(1_000_000_000).safeParse(given)
  if (read.success) return read.data
  throw new Error(
    `${name} must be a whole number from 1 to 1000000000, got "${given}". Set it to such a number, or unset it for ${standard}.`,
  )
}
