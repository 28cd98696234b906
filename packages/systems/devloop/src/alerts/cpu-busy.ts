import { alert, avgOverTime, samples, topk, now, type Alert } from '@octoscope/spec'
import { agentCpu, systemCpu } from '../metrics/index.ts'
import { nameOf, percentOf, type Level } from './level.ts'

const scraped = { job: 'devloop', instance: 'devloop:9464' } as const
const cpu = (values: string) => [samples(systemCpu, scraped, values)]

const cpuBusy = (level: Level): Alert =>
  alert(nameOf('Cpu', level), {
    expr: avgOverTime(systemCpu, '5m').above(level.limit),
    for: '5m',
    severity: level.severity,
    summary: 'DevLoop keeps the processors busy',
    description: 'DevLoop and its agents take {{ $value | humanizePercentage }} of {{ $labels.instance }}.',
    runbook: {
      meaning: `DevLoop and its agents have kept more than ${percentOf(level.limit)} of the machine’s processors busy for five minutes.`,
      impact: 'The machine of a developer is slow for everything else.',
      look: [{ see: 'Which agents take most.', query: topk(5, now(agentCpu)) }],
      act: [
        'Run fewer agents at once (`concurrency`), raise `debounce`, or ignore folders that are generated.',
      ],
    },
    proof: {
      fires: [
        {
          when: 'a little more than the limit has been busy for long',
          given: cpu(`${level.limit + 0.01}x30`),
          at: '12m30s',
          alerts: [
            {
              labels: scraped,
              summary: 'DevLoop keeps the processors busy',
              description: `DevLoop and its agents take ${percentOf(level.limit + 0.01)} of devloop:9464.`,
            },
          ],
        },
        {
          when: 'it has been so for just five minutes',
          given: cpu('1x30'),
          at: '5m30s',
          alerts: [
            {
              labels: scraped,
              summary: 'DevLoop keeps the processors busy',
              description: 'DevLoop and its agents take 100% of devloop:9464.',
            },
          ],
        },
      ],
      silent: [
        { when: 'just the limit is busy', given: cpu(`${level.limit}x30`), at: '12m30s' },
        { when: 'it has been so for less than five minutes', given: cpu('1x30'), at: '4m30s' },
        {
          when: 'one minute in five is busy',
          given: cpu('0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0'),
          at: '15m30s',
        },
        { when: 'nobody knows', given: [], at: '12m30s' },
      ],
    },
  })

/** Limits of the guide. */
export const cpuCritical = cpuBusy({ severity: 'critical', limit: 0.8 })
export const cpuWarning = cpuBusy({ severity: 'warning', limit: 0.6 })
