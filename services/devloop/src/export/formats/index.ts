import { csv } from './csv.ts'
import { datadog } from './datadog.ts'
import type { Format, FormatName } from './format.ts'
import { influx } from './influx.ts'
import { json } from './json.ts'

export const formatCalled = (name: FormatName, detailed: boolean): Format =>
  ({ csv, json, influx, datadog })[name](detailed)
