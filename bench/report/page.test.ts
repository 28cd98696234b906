import { expect, test } from 'vitest'
import { variants } from '../servers/variants.ts'
import { page } from './page.ts'
import type { Report } from './report.ts'

const report: Report = {
  machine: { date: '2026-11-20', node: 'v24.21.0', cores: 2, processor: 'Some Processor' },
  startup: {
    programs: [
      { variant: variants.bare, starts: [{ ms: 130, cpuMs: 120, megabytes: 76 }] },
      { variant: variants.oursAll, starts: [{ ms: 240, cpuMs: 190, megabytes: 93 }] },
    ],
    missing: [{ name: 'dd-trace', of: 'peer', why: 'It must start.\n  at server.js:1' }],
  },
}

test('the page says by what it was made, on which machine, what holds, and what was left out', () => {
  const text = page(report, 'performance.svg')
  expect(text).toMatch(/^<!-- Made by `npm run bench -- --write`\. Do not edit: measure again\. -->\n/)
  expect(text).toContain('on 2026-11-20, Node 24.21.0, 2 cores (Some Processor)')
  expect(text).toContain('](performance.svg)')
  expect(text).toContain('| ms of start-up above bare | ≤ 100 | 110 | **no** |')
  expect(text).toContain('| MB of memory above bare | ≤ 25 | 17 | yes |')
  expect(text).toContain('\n- dd-trace: It must start.\n')
})
