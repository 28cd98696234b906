import { missingOf, tablesOf, targetsOf, type Report } from './report.ts'
import { absent, plainTable } from './table.ts'

/** What a person reads in the terminal. */
export const summary = (report: Report): string =>
  [
    ...tablesOf(report).map(plainTable),
    ...targetsOf(report).map(
      ({ what, promised, measured, held }) => `${markOf(measured, held)} ${what}: ${measured} (${promised})`,
    ),
    ...missingOf(report).map(({ name, why }) => `Left out: ${name}: ${why}`),
  ].join('\n')

const markOf = (measured: string, held: boolean): string => {
  if (measured === absent) return absent
  return held ? '✓' : '✗'
}
