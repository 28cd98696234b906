import { route, type Severity } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alarm, chat, routing, stackWith } from './routed-example.ts'
import { routeMuted } from './route-muted.ts'

const night = { name: 'night', times: [{ from: '22:00', to: '24:00' }] } as const
const problemsOf = (severity: Severity) =>
  routeMuted.problems(
    stackWith({
      alerts: [alarm('Broken', severity)],
      routing: routing({ routes: [route({}, { receiver: chat, muteDuring: [night] })] }),
    }),
  )

test.each(['critical', 'none'] as const)('an alert of severity %s that the night mutes', (severity) => {
  expect(problemsOf(severity)).toMatchObject([
    { message: 'An alert that cannot wait ends here, and "night" mutes it.' },
  ])
})

test('a warning that can wait', () => expect(problemsOf('warning')).toEqual([]))
