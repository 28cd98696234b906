import { z } from 'zod'
import { ask, inWords, isOk } from './answer.ts'

const target = z.object({
  labels: z.record(z.string(), z.string()),
  scrapeUrl: z.string(),
  health: z.enum(['up', 'down', 'unknown']),
  lastError: z.string(),
  lastScrape: z.string(),
})
export type Target = z.infer<typeof target>

const ruleGroup = z.object({
  name: z.string(),
  rules: z.array(
    z.object({
      name: z.string(),
      health: z.enum(['ok', 'err', 'unknown']),
      lastError: z.string().optional(),
    }),
  ),
})
export type RuleGroup = z.infer<typeof ruleGroup>

const vector = z.array(
  z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
)
export interface Reading {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** The questions that are put to a Prometheus server. Each throws when there is no answer, or not one of its API. */
export const prometheusAt = (url: string) => ({
  targets: async (): Promise<readonly Target[]> =>
    (await read(`${url}/api/v1/targets?state=active`, z.object({ activeTargets: z.array(target) })))
      .activeTargets,

  ruleGroups: async (): Promise<readonly RuleGroup[]> =>
    (await read(`${url}/api/v1/rules`, z.object({ groups: z.array(ruleGroup) }))).groups,

  /** The URLs of the Alertmanagers that alerts are sent to. */
  alertmanagers: async (): Promise<readonly string[]> => {
    const found = z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) })
    return (await read(`${url}/api/v1/alertmanagers`, found)).activeAlertmanagers.map((each) => each.url)
  },

  /** An instant query that returns a vector. */
  query: async (expr: string): Promise<readonly Reading[]> => {
    const { result } = await read(
      `${url}/api/v1/query?query=${encodeURIComponent(expr)}`,
      z.object({ result: vector }),
    )
    return result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }))
  },
})

export type PrometheusApi = ReturnType<typeof prometheusAt>

const read = async <T>(url: string, schema: z.ZodType<T>): Promise<T> => {
  const answer = await ask(url)
  if (!isOk(answer)) throw new Error(`${url} must answer 200; ${inWords(answer)}.`)
  return z.object({ status: z.literal('success'), data: schema }).parse(JSON.parse(answer.body)).data
}
