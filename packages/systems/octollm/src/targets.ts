import { appInfo, service, type Metrics } from '@octoscope/spec/metrics'
import { armCalls, type Arm } from './metrics/arm.ts'
import { cache } from './metrics/cache.ts'
import { http } from './metrics/http.ts'
import { llm } from './metrics/llm.ts'
import { memory } from './metrics/memory.ts'
import { piiDetections, securityViolations } from './metrics/security.ts'
import { tasks } from './metrics/task.ts'

/** What every OctoLLM service records. */
const common = { ...http, appInfo }

export const orchestrator = service('orchestrator', {
  summary: 'Takes tasks, has them planned, carried out, judged and guarded, and keeps their results.',
  port: 8000,
  metrics: { ...common, ...tasks, ...armCalls, ...memory },
})

export const reflexLayer = service('reflex-layer', {
  summary: 'Screens what comes in: cache, rate limit, personal data, prompt injection.',
  port: 8001,
  metrics: { ...common, ...cache, piiDetections, securityViolations },
})

const arm = <const M extends Metrics>(
  name: Arm,
  port: number,
  about: { readonly summary: string; readonly metrics: M },
) => service(`${name}-arm`, { port, ...about, labels: { arm: name } })

export const planner = arm('planner', 8100, {
  summary: 'Turns a goal into steps for the other arms.',
  metrics: { ...common, ...llm },
})

export const executor = arm('executor', 8101, {
  summary: 'Runs allowed commands and fetches from allowed hosts, within limits.',
  metrics: { ...common, securityViolations },
})

export const coder = arm('coder', 8102, {
  summary: 'Writes and explains code.',
  metrics: { ...common, ...llm },
})

export const judge = arm('judge', 8103, {
  summary: 'Checks an output against its acceptance criteria and schemas.',
  metrics: common,
})

export const guardian = arm('guardian', 8104, {
  summary: 'Finds and redacts personal data and secrets before anything leaves.',
  metrics: { ...common, piiDetections, securityViolations },
})

export const retriever = arm('retriever', 8105, {
  summary: 'Searches the documents that were put in.',
  metrics: { ...common, ...memory },
})
