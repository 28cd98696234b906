import { createColors } from 'picocolors'
import { expect, test } from 'vitest'
import { compare } from '../compare.ts'
import { alert, having, metric, slo } from '../example.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { movement } from './shortened.ts'
import { text } from './text.ts'

const names = { from: 'HEAD (1234567)', to: 'the working tree' }
const shownOf = (to: Parameters<typeof having>[0]) => ({
  names,
  comparison: compare({ from: having(), to: having(to) }),
})
const shown = shownOf({
  alerts: [
    {
      ...alert,
      for: '10m',
      summary: 'Many errors | everywhere',
      conditions: [{ ...alert.conditions[0], threshold: 0.02 }],
    },
  ],
  slos: [{ ...slo, objective: '99%' }],
})

test('text has a line for each change, the gravest of its group first', () => {
  expect(text(shown, createColors(false))).toBe(`\
HEAD (1234567) → the working tree, 4 changes: 1 breaking, 2 notable, 1 safe

Alerts
  ! ManyErrors  threshold  5 % → 2 %                               Tighter: it fires earlier.
  ! ManyErrors  for        5m → 10m                                It must hold longer until somebody hears of it.
  · ManyErrors  summary    Many errors → Many errors | everywhere  Its summary reads otherwise.

SLOs
  ✗ api  objective  99.9% → 99%  Loosened: less is promised. 1 % may fail, where it was 0.1 %.
`)
})

test('text is coloured where colours are wanted', () => {
  expect(text(shown, createColors(true))).toContain('\u001B[31m✗\u001B[39m')
  expect(text(shown, createColors(false))).not.toContain('\u001B')
})

test('Markdown shows openly what a reviewer must see, and folds the rest', () => {
  const [open, folded] = markdown(shown).split('<details>')
  expect(open).toContain(
    '**Monitoring**, HEAD (1234567) → the working tree, 4 changes: 1 breaking, 2 notable, 1 safe.',
  )
  expect(open).toContain('| 🔴 breaking | slo/objective | api | 99.9% → 99% |')
  expect(open).not.toContain('alert/summary')
  expect(folded).toContain('<summary>1 safe</summary>')
  expect(folded).toContain('Many errors &#124; everywhere')
})

test.each([
  [{ from: '5m', to: '10m' }, '5m → 10m'],
  [{ from: null, to: 'x'.repeat(50) }, `${'x'.repeat(19)}…`],
  [
    { from: 'sum by (job) (rate(calls_total[5m])) > 1', to: 'sum by (job) (rate(calls_total[5m])) > 2' },
    '…> 1 → …> 2',
  ],
  [{ from: 'as it was before', to: 'as it was before, and then some' }, '…was before → …was before, and th…'],
  [{ from: 'line one\nline two', to: 'line one\nline three' }, 'line one line two → line one line three'],
])('a movement of %j is told in short', (sides, told) => {
  expect(movement(sides, 20)).toBe(told)
})

test('Markdown keeps a long text in full, as a difference', () => {
  const expr = `${alert.expr} and on (job) up == 1`
  const page = markdown(shownOf({ alerts: [{ ...alert, expr, shape: expr }] }))
  expect(page).toContain(`\`\`\`diff\n- ${alert.expr}\n+ ${expr}\n\`\`\``)
})

test('what stands in a declaration is never markup', () => {
  const name = 'x</summary> @all `code` [link](https://example.com)'
  const page = markdown(shownOf({ metrics: [metric, { ...metric, name, help: '```\n</details>' }] }))
  expect(page).not.toContain(name)
  expect(page).not.toMatch(/@all|`code`|\[link\]/)
})

test('JSON has every change and their count', () => {
  expect(json(shown)).toMatchObject({
    ...names,
    summary: { breaking: 1, notable: 2, safe: 1, series: { from: 26, to: 26 } },
    changes: [{ kind: 'alert/threshold', subject: 'ManyErrors', from: '5 %', to: '2 %' }, {}, {}, {}],
    notCompared: [],
  })
})

test('nothing changed says so', () => {
  const same = shownOf({})
  expect(text(same, createColors(false))).toBe(
    'HEAD (1234567) → the working tree, nothing that is declared has changed\n',
  )
  expect(markdown(same)).toBe(
    '**Monitoring**, HEAD (1234567) → the working tree, nothing that is declared has changed.\n',
  )
})
