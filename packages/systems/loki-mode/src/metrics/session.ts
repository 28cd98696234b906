import { gauge } from '@octoscope/spec/metrics'

export const up = gauge('loki_up', {
  help: 'Whether the .loki directory is there and can be read: 1 or 0.',
  unit: 'state',
})

/** Decided in this order: the control files STOP and PAUSE, a live process, the mode that the state file names. */
export const sessionStatus = gauge('loki_session_status', {
  help: 'Status of the session: 0 stopped, 1 running, 2 paused.',
  unit: 'state',
})

export const iterationCurrent = gauge('loki_iteration_current', {
  help: 'Number of the current iteration.',
  unit: 'iterations',
})

export const iterationMax = gauge('loki_iteration_max', {
  help: 'Most iterations that a session may take.',
  unit: 'iterations',
})

export const uptime = gauge('loki_uptime_seconds', {
  help: 'Time since the session started. Absent while none is running or paused.',
  unit: 'seconds',
})

/** An iteration may take hours: a session that still writes events is at work, whatever its iteration says. */
export const lastProgress = gauge('loki_last_progress_timestamp_seconds', {
  help: 'When the session last wrote an event that is no alert of its own watchdog.',
  unit: 'timestamp',
})

/** The program writes its state every 2 s as long as it runs. */
export const stateWritten = gauge('loki_state_timestamp_seconds', {
  help: 'When the program last wrote its state file.',
  unit: 'timestamp',
})

export const session = {
  up,
  sessionStatus,
  iterationCurrent,
  iterationMax,
  uptime,
  lastProgress,
  stateWritten,
}
