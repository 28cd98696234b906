/** What a log line tells of an error. Other properties stay out of it: libraries hang requests with their headers there. */
export interface LoggedError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: LoggedError
}

const deepestCause = 5

/** Takes whatever was thrown, and never throws itself. */
export const serializeError = (error: unknown, depth = 0): LoggedError => {
  try {
    return describe(error, depth)
  } catch {
    return { type: 'Unreadable', message: 'The error could not be read.' }
  }
}

const describe = (error: unknown, depth: number): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(typeof error.stack === 'string' && { stack: error.stack }),
    ...(error.cause !== undefined &&
      depth < deepestCause && { cause: serializeError(error.cause, depth + 1) }),
  }
}
