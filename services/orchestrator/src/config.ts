import { join } from 'node:path'
import type { Arm } from '@octoscope/octollm/metrics'
import {
  coder,
  executor,
  guardian,
  judge,
  planner,
  reflexLayer,
  retriever,
} from '@octoscope/octollm/services'
import { z } from 'zod'

export interface Config {
  readonly reflexUrl: string
  readonly armUrls: Readonly<Record<Arm, string>>
  /** An arm may take this long to answer one request. */
  readonly armTimeoutSeconds: number
  readonly armProbeSeconds: number
  /** The file of the task store, or `:memory:`. */
  readonly storeFile: string
  readonly maxConcurrentTasks: number
  readonly maxQueuedTasks: number
}

/** Reads the orchestrator's own settings. Throws an error that names the variable. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => ({
  reflexUrl: url(env, 'REFLEX_URL', reflexLayer),
  armUrls: {
    planner: url(env, 'PLANNER_URL', planner),
    executor: url(env, 'EXECUTOR_URL', executor),
    coder: url(env, 'CODER_URL', coder),
    judge: url(env, 'JUDGE_URL', judge),
    guardian: url(env, 'GUARDIAN_URL', guardian),
    retriever: url(env, 'RETRIEVER_URL', retriever),
  },
  armTimeoutSeconds: number(env, 'ARM_TIMEOUT_SECONDS', { standard: 60, min: 0.1, max: 300 }),
  armProbeSeconds: number(env, 'ARM_PROBE_SECONDS', { standard: 5, min: 0.1, max: 300 }),
  storeFile: storeFile(env['DATA_DIR'] || join('.octoscope', 'data', 'orchestrator')),
  maxConcurrentTasks: number(env, 'MAX_CONCURRENT_TASKS', { standard: 8, min: 1, max: 1000, whole: true }),
  maxQueuedTasks: number(env, 'MAX_QUEUED_TASKS', { standard: 1000, min: 0, max: 1_000_000, whole: true }),
})

/** Where a service listens; its own port on this machine if nothing is set. */
const url = (env: NodeJS.ProcessEnv, name: string, { port }: { readonly port: number }): string => {
  const given = env[name] || `http://127.0.0.1:${port}`
  const read = z.url({ protocol: /^https?$/ }).safeParse(given)
  if (read.success) return given.replace(/\/+$/, '')
  throw new Error(
    `${name} must be a URL such as http://127.0.0.1:${port}, got "${given}". Correct it or unset it.`,
  )
}

interface Range {
  readonly standard: number
  readonly min: number
  readonly max: number
  readonly whole?: boolean
}

const number = (
  env: NodeJS.ProcessEnv,
  name: string,
  { standard, min, max, whole = false }: Range,
): number => {
  const given = env[name] || String(standard)
  const read = Number(given)
  if (read >= min && read <= max && (!whole || Number.isInteger(read))) return read
  const kind = whole ? 'a whole number' : 'a number'
  throw new Error(
    `${name} must be ${kind} from ${min} to ${max}, got "${given}". Set such a number, or unset it for ${standard}.`,
  )
}

const storeFile = (dataDir: string): string =>
  dataDir === ':memory:' ? dataDir : join(dataDir, 'orchestrator.db')
