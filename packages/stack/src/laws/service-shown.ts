import { selectors, type Job, type SelectorNode, type Service, type Stack } from '@octoscope/spec'
import { analysedQueries } from './analysed.ts'
import type { Law } from './law.ts'

export const serviceShown: Law = {
  id: 'service/shown',
  rule: 'Every service that keeps metrics is seen on a dashboard.',
  why: 'Whoever is woken looks at a dashboard first, and a service that is on none looks healthy.',
  example: {
    bad: 'tasks{job="orchestrator"}  # the only panel, beside a job "shop"',
    good: 'tasks  # all jobs',
  },
  problems: (stack) => {
    const shown = selectorsOnPanels(stack)
    return stack.systems.flatMap((system) =>
      system.jobs.flatMap((job) =>
        job.services
          .filter((service) => Object.keys(service.metrics).length > 0)
          .filter((service) => !shown.some((selector) => chooses(selector, service, job)))
          .map(({ name }) => ({
            where: `${system.name} › service ${name}`,
            message: `No panel of any dashboard shows a metric of "${name}".`,
            advice: 'Add a panel that reads one of its metrics, or drop the matcher that leaves it out.',
          })),
      ),
    )
  },
}

const selectorsOnPanels = (stack: Stack): readonly SelectorNode[] =>
  analysedQueries(stack)
    .filter(({ reader }) => reader === 'panel')
    .flatMap(({ analysis }) => (analysis ? selectors(analysis.node) : []))

/** Whether series of the service can be among those that are chosen. */
const chooses = ({ metric, matchers }: SelectorNode, service: Service, job: Job): boolean => {
  const fixed: Readonly<Record<string, string>> = { ...service.labels, job: job.name }
  return (
    Object.values(service.metrics).some(({ name }) => name === metric.name) &&
    matchers.every(({ label, operator, value }) => {
      const own = fixed[label]
      if (own === undefined || operator === '=~' || operator === '!~') return true
      return operator === '=' ? own === value : own !== value
    })
  )
}
