import { expect, test } from 'vitest'
import { barChart, type Panel } from './bar-chart.ts'

const panels: readonly Panel[] = [
  {
    title: 'Calls & "costs" <ns>',
    bars: [
      { name: 'ours', value: 3, text: '3.00', ours: true },
      { name: 'another', value: 300, text: '300', ours: false },
      { name: 'nothing', value: 0, text: '0', ours: false },
    ],
  },
  { title: 'Empty', bars: [] },
]

test('the longest bar fills the width, and the others are in proportion', () => {
  const widths = [...barChart('All', panels).matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  )
  expect(widths).toEqual([4.6, 460, 1])
})

test('ours stands out, in light and in dark', () => {
  const svg = barChart('All', panels)
  expect(svg.match(/<rect class="bar ours"/g)).toHaveLength(1)
  expect(svg).toContain('@media (prefers-color-scheme: dark)')
})

test('equal figures give equal bytes, and panels do not overlap', () => {
  expect(barChart('All', panels)).toBe(barChart('All', structuredClone(panels)))
  const [first = 0, second = 0] = [
    ...barChart('All', panels).matchAll(/class="title" x="12" y="(\d+)"/g),
  ].map(([, y]) => Number(y))
  expect(second - first).toBeGreaterThan(3 * 22)
})

test('a name cannot break the picture', () => {
  const svg = barChart('<All>', panels)
  expect(svg).toContain('Calls &amp; &quot;costs&quot; &lt;ns&gt;'.replace('&gt;', '>'))
  expect(svg).not.toContain('<All>')
})
