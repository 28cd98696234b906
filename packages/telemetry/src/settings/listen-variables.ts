import { anyText, optional, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

/** Where and how a process serves. A wrong one ends it: nobody wants a service at another address than the one they said. */
export const listenVariables = {
  host: variable('HOST', {
    form: anyText,
    fallback: undefined,
    fallbackTold: '127.0.0.1',
    meaning: 'The address where `serve` listens.',
  }),
  port: variable('PORT', {
    form: optional(wholeNumber(0, 65_535)),
    fallback: undefined,
    fallbackTold: 'the declaration’s port',
    meaning: 'The port where `serve` listens; 0 takes any that is free.',
  }),
  shutdownDeadlineMs: variable('SHUTDOWN_DEADLINE_MS', {
    form: wholeNumber(1, 600_000),
    fallback: 8000,
    meaning: 'ms that a stop may take at the longest.',
  }),
}
