/** What is read under `.devloop/`: the event log, the log of runs, the issues, the event store, the sign of life. */
export const sourceNames = ['events', 'performance', 'context', 'event_store', 'heartbeat'] as const
export type SourceName = (typeof sourceNames)[number]

/** Why a line or a file was not understood. */
export const unreadableReasons = [
  'nul_padding',
  'trailing_garbage',
  'truncated',
  'not_json',
  'too_long',
  'unknown_shape',
  'unreadable',
] as const
export type UnreadableReason = (typeof unreadableReasons)[number]
