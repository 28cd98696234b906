import { expect, test } from 'vitest'
import { becoming, target, told } from '../example.ts'

test.each([
  ['port', { ...target, port: 8010 }, ['breaking target/port api: 8000 → 8010']],
  ['job', { ...target, job: 'apis' }, ['breaking target/job api: api → apis']],
  ['not scraped', { ...target, job: null, scrapeInterval: null }, ['breaking target/job api: api → null']],
  ['interval', { ...target, scrapeInterval: '30s' }, ['notable job/scrape-interval api: 10s → 30s']],
  ['labels', { ...target, labels: { arm: 'judge' } }, ['breaking target/labels api: arm=coder → arm=judge']],
  ['another name', { ...target, name: 'gateway' }, ['breaking target/renamed api: api → gateway']],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ targets: [changed] })).toEqual(expected)
})

test('a target comes and goes', () => {
  expect(becoming({ targets: [] })).toEqual(['breaking target/removed api: port 8000, job api → null'])
  expect(told({ targets: [] }, {})).toEqual(['safe target/added api: null → port 8000, job api'])
})
