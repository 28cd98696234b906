import { attributeVariables } from './attribute-variables.ts'
import { batchOf, type BatchLimits } from './batch-limits.ts'
import { generalVariables } from './general-variables.ts'
import { logRecordVariables } from './log-record-variables.ts'
import { receiverOf, type OtlpReceiver, type ReadFile } from './otlp-receiver.ts'
import type { Reading } from './reading.ts'

export interface LogSettings {
  /** Where log records are sent to, when they are. */
  readonly receiver: OtlpReceiver | undefined
  readonly batch: BatchLimits
  readonly limits: LogRecordLimits
}

export interface LogRecordLimits {
  readonly attributeValueLengthLimit: number
  readonly attributeCountLimit: number
}

export const logSettingsOf = (reading: Reading, readFile: ReadFile): LogSettings => {
  const { read } = reading
  const enabled = !read(generalVariables.disabled)
  const receiver = receiverOf('LOGS', reading, readFile)
  const { attributeValueLengthLimit, attributeCountLimit } = logRecordVariables
  return {
    receiver: enabled && read(logRecordVariables.exporters).includes('otlp') ? receiver : undefined,
    batch: batchOf(logRecordVariables, read),
    limits: {
      attributeValueLengthLimit:
        read(attributeValueLengthLimit) ?? read(attributeVariables.valueLengthLimit) ?? Infinity,
      attributeCountLimit: read(attributeCountLimit) ?? read(attributeVariables.countLimit) ?? 128,
    },
  }
}
