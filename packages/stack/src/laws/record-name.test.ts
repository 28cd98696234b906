import { recordGroup } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { recordWith, serviceWith, stackOf } from './example.ts'
import { recordName } from './record-name.ts'

const problemsOf = (name: string) =>
  recordName.problems(
    stackOf({ services: [serviceWith({})], records: [recordGroup('example', '30s', [recordWith(name)])] }),
  )

test.each(['calls', 'job:calls', 'job:calls:', 'job:Calls:rate5m', 'job:calls:rate:5m'])(
  '"%s" is no name of a record',
  (name) => expect(problemsOf(name)).toMatchObject([{ where: `example › record ${name}` }]),
)
test('level:metric:operations is', () => expect(problemsOf('job_endpoint:calls:rate5m')).toEqual([]))
