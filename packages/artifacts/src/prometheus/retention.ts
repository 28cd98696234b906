import type { Environment } from '@octoscope/spec'

/** Prometheus' flags for how long samples are kept: the same names in 2.42 and 3.x. */
export const retention = ({ storage }: Environment): readonly string[] => [
  `--storage.tsdb.retention.time=${storage.retention.time}`,
  `--storage.tsdb.retention.size=${storage.retention.size}`,
]
