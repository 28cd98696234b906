import { route } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { alarm, chat, routing, stackWith } from './routed-example.ts'
import { routeGrouping } from './route-grouping.ts'

const problemsOf = (...groupBy: readonly string[]) =>
  routeGrouping.problems(
    stackWith({
      alerts: [alarm('Broken')],
      routing: routing({ routes: [route({}, { receiver: chat, groupBy })] }),
    }),
  )

test.each(['instance', 'zone', '...'])('a message for each %s', (label) => {
  expect(problemsOf('alertname', label)).toMatchObject([{ where: 'here › route → chat' }])
})

test('a message for each alert and job', () => expect(problemsOf('alertname', 'job')).toEqual([]))
