import { expect, test } from 'vitest'
import { querySummary } from './query-summary.ts'

test.each([
  ['SELECT id, total FROM orders WHERE id = $1', 'SELECT orders'],
  ['select count(*)\n  from shop.orders o join users on true', 'select shop.orders'],
  ['INSERT INTO "Order Lines" (a) VALUES ($1)', 'INSERT "Order Lines"'],
  ['UPDATE ONLY orders SET total = $1', 'UPDATE orders'],
  ['DELETE FROM orders', 'DELETE orders'],
  ['BEGIN', 'BEGIN'],
  ['WITH paid AS (SELECT 1) SELECT * FROM paid', 'WITH'],
])('%s is %s', (sql, summary) => {
  expect(querySummary(sql)).toBe(summary)
})

test.each([
  ["SELECT 'a letter from ann'", 'SELECT'],
  ['SELECT $$ from ann $$', 'SELECT'],
  ['SELECT extract(year FROM born) FROM users', 'SELECT'],
  ['SELECT a IS DISTINCT  FROM ann FROM users', 'SELECT users'],
  ['SELECT 1 -- from ann', 'SELECT'],
  ['SELECT a FROM 4711', 'SELECT'],
  ["'ann'", undefined],
  ['', undefined],
])('%s: what may be a value is not taken for a table', (sql, summary) => {
  expect(querySummary(sql)).toBe(summary)
})

test('a long statement takes no time to speak of', () => {
  const began = performance.now()
  querySummary(`SELECT ${' '.repeat(100_000)}${'DISTINCT FROM '.repeat(10_000)}`)
  expect(performance.now() - began).toBeLessThan(1000)
})
