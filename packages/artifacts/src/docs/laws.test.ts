import { expect, test } from 'vitest'
import { isGenerated } from '../header.ts'
import { laws } from './laws.ts'

const law = { id: 'rate/of-gauge', rule: 'rate reads counters.' }

test('a page with its why and an example', () => {
  const [, file] = laws([
    { ...law, why: 'A gauge falls.', example: { bad: 'rate(a[5m])', good: 'deriv(a[5m])' } },
  ])
  expect(file?.path).toBe('docs/reference/laws/rate-of-gauge.md')
  expect(file?.text.split('\n\n').slice(1)).toEqual([
    '# `rate/of-gauge`',
    'rate reads counters.',
    '## Why',
    'A gauge falls.',
    '## Wrong',
    '```\nrate(a[5m])\n```',
    '## Right',
    '```\nderiv(a[5m])\n```',
    '[All laws](../laws.md)\n',
  ])
})

test('the overview leads to each page, and all say that they were generated', () => {
  const files = laws([law])
  expect(files[0]?.text).toContain('| [`rate/of-gauge`](laws/rate-of-gauge.md) | rate reads counters. |')
  expect(files.every(isGenerated)).toBe(true)
})
