/** A table of a part, ready to be shown; the first column is text, the others are figures. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What a reader must know to read it rightly. */
  readonly notes: readonly string[]
}

/** For a terminal. */
export const plainTable = ({ title, columns, rows, notes }: Table): string => {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [title, '', line(columns), ...rows.map(line), '', ...notes, ''].join('\n')
}

export const markdownTable = ({ title, columns, rows, notes }: Table): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = line(columns.map((_, at) => (at === 0 ? '---' : '---:')))
  return [`## ${title}`, '', ...notes, '', line(columns), rule, ...rows.map(line), ''].join('\n')
}

/** Three significant digits, and thousands kept apart: `0.962`, `14.6`, `1,170`; a whole number as it is. */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return absent
  if (Number.isInteger(value)) return value.toLocaleString('en')
  const rounded = Number(value.toPrecision(3))
  const decimals = Math.abs(rounded) >= 100 ? 0 : Math.abs(rounded) >= 10 ? 1 : Math.abs(rounded) >= 1 ? 2 : 3
  return rounded.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

export const ratio = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : absent)

export const times = (value: number): string => (Number.isFinite(value) ? `${figure(value)}×` : absent)

/** Stands where something could not be measured. */
export const absent = '–'
