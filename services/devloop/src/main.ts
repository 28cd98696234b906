#!/usr/bin/env node
import { UsageError } from './config/usage-error.ts'
import { createProgram } from './program.ts'

// Whoever reads our output may stop doing so, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await createProgram(process.env).parseAsync()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
