/** The code of Node's errors, such as ECONNREFUSED; the name of others, such as TimeoutError. */
export const errorType = (error: unknown): string => {
  if (!(error instanceof Error)) return '_OTHER'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
