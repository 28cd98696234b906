import { alert, minOverTime, now, samples, topk, type Alert } from '@octoscope/spec'
import { agentMemory, systemMemory } from '../metrics/index.ts'
import { nameOf, type Level } from './level.ts'

const scraped = { job: 'devloop', instance: 'devloop:9464' } as const
const memory = (values: string) => [samples(systemMemory, scraped, values)]

/** Held all the time, at each look: a peak of one agent is none of it. */
const memoryHeld = (level: Level, inWords: string, told: string): Alert =>
  alert(nameOf('Memory', level), {
    expr: minOverTime(systemMemory, '5m').above(level.limit),
    for: '5m',
    severity: level.severity,
    summary: 'DevLoop holds much memory',
    description: 'DevLoop and its agents hold {{ $value | humanize1024 }}B on {{ $labels.instance }}.',
    runbook: {
      meaning: `DevLoop and its agents have held more than ${inWords} for ten minutes.`,
      impact: 'The machine of a developer, or its neighbours, run out of memory.',
      look: [{ see: 'Which agents held most.', query: topk(5, now(agentMemory)) }],
      act: [
        'Run fewer agents at once (`concurrency`).',
        'If one agent holds most, give it a limit of its own.',
      ],
    },
    proof: {
      fires: [
        {
          when: 'a little more has been held for just five minutes',
          given: memory(`${level.limit + 5_242_880}x30`),
          at: '5m30s',
          alerts: [
            {
              labels: scraped,
              summary: 'DevLoop holds much memory',
              description: `DevLoop and its agents hold ${told} on devloop:9464.`,
            },
          ],
        },
      ],
      silent: [
        { when: 'just the limit is held', given: memory(`${level.limit}x30`), at: '12m30s' },
        {
          when: 'it has been so for less than five minutes',
          given: memory(`${level.limit * 2}x30`),
          at: '4m30s',
        },
        {
          when: 'twice as much is held every other minute',
          given: memory(`0 ${Array.from({ length: 10 }, () => `${level.limit * 2} 0`).join(' ')}`),
          at: '12m30s',
        },
        { when: 'nobody knows', given: [], at: '12m30s' },
      ],
    },
  })

/** Limits of the guide, in the megabytes of the tool. */
export const memoryCritical = memoryHeld(
  { severity: 'critical', limit: 1_073_741_824 },
  '1024 MiB',
  '1.005GiB',
)
export const memoryWarning = memoryHeld({ severity: 'warning', limit: 524_288_000 }, '500 MiB', '505MiB')
