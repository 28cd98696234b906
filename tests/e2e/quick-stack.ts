import { onThisMachine } from '../../packages/cli/src/native/environment.ts'
import type { AlertGroup, Environment, Stack } from '../../packages/spec/src/index.ts'
import { stackIn, toWebhook } from '../../packages/stack/src/index.ts'

/** The declared stack with every wait shortened, so that seconds show what takes minutes. Alerts go to a webhook. */
export const quickStack = (offset: number, webhook: string): Stack => {
  const stack = stackIn(quickEnvironment(offset, webhook))
  return {
    ...stack,
    systems: stack.systems.map((system) => ({
      ...system,
      jobs: system.jobs.map((job) => ({ ...job, scrapeInterval: '1s' })),
      alertGroups: system.alertGroups.map(quickGroup),
    })),
  }
}

const quickEnvironment = (offset: number, webhook: string): Environment => ({
  ...onThisMachine(offset),
  scrapeInterval: '1s',
  evaluationInterval: '1s',
  routing: { ...toWebhook(webhook), groupWait: '1s', groupInterval: '1s' },
})

const quickGroup = (group: AlertGroup): AlertGroup => ({
  ...group,
  interval: '1s',
  alerts: group.alerts.map((alert) => ({ ...alert, for: '2s' })),
})
