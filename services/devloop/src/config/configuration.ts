import { devloopMetrics } from '@octoscope/devloop/metrics'
import { z } from 'zod'
import { durationPattern } from './duration.ts'

const duration = z
  .string()
  .regex(durationPattern, 'must be a whole number with a unit, such as "500ms", "10s" or "1m"')

/** Names of the guide that are no names of metrics. */
export const aliases: Readonly<Record<string, string>> = {
  event_latency_histogram: 'devloop_event_latency_seconds',
}

const metricNames = new Set(Object.values(devloopMetrics).map(({ name }) => name))

/** The full name of a metric that may be written without `devloop_`; undefined where there is none. */
export const metricCalled = (name: string): string | undefined =>
  [name, aliases[name] ?? '', `devloop_${name}`].find((each) => metricNames.has(each))

const metricName = z.string().refine((name) => metricCalled(name) !== undefined, {
  error: ({ input }) => `"${String(input)}" is no metric of DevLoop; docs/reference/metrics.md lists them`,
})

/** What may be tuned, under `metrics` or `global.metrics`. */
const tuning = {
  disabledMetrics: z
    .array(metricName)
    .optional()
    .describe('Metrics that are not kept, with or without "devloop_" before their names.'),
  sampleRate: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe(
      'Share of the observations of histograms that are looked at. Each then stands for several; counters count everything.',
    ),
  sampling: z.number().gt(0).max(1).optional().describe('The same as sampleRate.'),
  granularity: duration
    .optional()
    .describe('How often files and the machine are looked at. Without it, every 10 s.'),
  compatibilityNames: z
    .boolean()
    .optional()
    .describe('Whether the names of the guide are kept beside ours. Without it, they are.'),
}

const metrics = z.strictObject({
  enabled: z.boolean().optional().describe('Whether `devloop watch` serves metrics without being asked to.'),
  format: z.literal('prometheus').optional(),
  exporters: z
    .strictObject({
      prometheus: z
        .strictObject({
          enabled: z.boolean().optional(),
          port: z
            .number()
            .int()
            .min(0)
            .max(65_535)
            .optional()
            .describe('Without it, 9464. 0 takes a free one.'),
          path: z
            .string()
            .regex(/^\/[\w./-]*$/, 'must be a path such as "/metrics"')
            .optional(),
        })
        .optional(),
    })
    .optional(),
  ...tuning,
})

const agent = z.strictObject({
  command: z
    .array(z.string().min(1))
    .min(1)
    .describe('A program and its arguments; no shell reads it. "{files}" stands for the changed files.'),
  fix: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'Run when there are findings, before the command is run once more. What is gone then was mended.',
    ),
  patterns: z.array(z.string()).optional().describe('Globs of the files it is run for. Without them, all.'),
  findings: z
    .enum(['eslint', 'sarif', 'exit-code'])
    .optional()
    .describe('How its findings are told: ESLint’s JSON or SARIF on standard output, or its exit code.'),
  findingExitCodes: z
    .array(z.number().int().min(0).max(255))
    .optional()
    .describe('Exit codes that tell of findings. Without it, 1. Any other than these and 0 is a failure.'),
  timeout: duration.optional().describe('After this it is ended, and has failed. Without it, 60 s.'),
  enabled: z.boolean().optional(),
})

const watch = z.strictObject({
  ignore: z.array(z.string()).optional().describe('Globs of files and folders that are not looked at.'),
  debounce: duration.optional().describe('How long files must be at rest. Without it, 200 ms.'),
  concurrency: z.number().int().min(1).max(64).optional().describe('Runs at once. Without it, 2.'),
})

const value = z.strictObject({
  buildSecondsPerCiFailure: z.number().min(0).optional().describe('Without it, 900.'),
  developerSecondsPerCiFailure: z.number().min(0).optional().describe('Without it, 900.'),
  dollarsPerCiRun: z.number().min(0).optional().describe('Without it, 0.25.'),
})

/** `.devloop.json`. Keys at the top that are not ours are for others to read. */
export const configuration = z.looseObject({
  global: z.looseObject({ metrics: metrics.optional() }).optional(),
  metrics: z.strictObject(tuning).optional().describe('The same as under global.metrics, which counts less.'),
  agents: z
    .record(z.string().regex(/^[a-z][\w.-]{0,63}$/i, 'must be a name of letters, digits and "-"'), agent)
    .optional(),
  watch: watch.optional(),
  value: value.optional().describe('What a prevented failure of the CI is worth.'),
})

export type Configuration = z.infer<typeof configuration>
export type AgentConfiguration = z.infer<typeof agent>
