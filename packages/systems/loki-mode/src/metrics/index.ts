export {
  iterationCurrent,
  iterationMax,
  lastProgress,
  sessionStatus,
  stateWritten,
  up,
  uptime,
} from './session.ts'
export { review, tasks, tasksTotal, taskStatuses } from './tasks.ts'
export { agents, agentsActive, agentsTotal } from './agents.ts'
export { budgetLimit, cost, costSource, costSources, costTotal } from './cost.ts'
export { events } from './events.ts'
export { reasons, sourceLastSuccess, sourceParseErrors, sources, sourceUp } from './sources.ts'
export type { Reason, Source } from './sources.ts'
