/** Finds out whether a text may hold something to take out, at the cost of one look at each character. */
export type Suspicion = (text: string, from?: number) => boolean

/**
 * What each credential's name, each shape and each kind of personal data has in it, one below the other. Small letters
 * stand for large ones too, 0 for any digit, and ~ for a space.
 */
const traces = `
  auth key secret pwd token cookie credential jwt bearer basic~ digest~ negotiate~ signat
  passw passp passc pass" pass\\ pass= pass: sig= sign= code= dsn ssn iban cvv cvc card
  tionstring tion_string tion-string tion~string
  sk- sk_ rk_ pk_ whsec_ akia asia abia acca gho_ ghp_ ghr_ ghs_ ghu_ github_pat_ aiza ya00. npm_ hf_ xox xapp- eyj
  glpat- gldt- glrt- glptt- glft- glsoat- glagent- glcbt- hooks.slack
  @ +0 000-00-0000 0000000000000 0000-0000 0000~0000 0000-000000 0000~000000 nl00 kz00`

/**
 * The automaton of Aho and Corasick for all traces at once, known secrets among them: its cost does not grow with their
 * number.
 */
export const suspicionOf = (secrets: readonly string[]): Suspicion => {
  const words = traces.trim().split(/\s+/)
  const table = tableOf([
    ...words.map((word) => word.replaceAll('~', ' ')),
    ...secrets.map((secret) => secret.slice(0, enough)),
  ])
  return (text, from = 0) => {
    let row = 0
    for (let at = from; at < text.length; at++) {
      row = table[row * columns + columnOf(text.charCodeAt(at))] as number
      if (row === found) return true
    }
    return false
  }
}

/** Characters of a secret that make suspicion. */
const enough = 12

/** Characters beyond ASCII share its columns: they can make suspicion, never take it away. */
const columns = 128
const columnOf = (code: number): number => code & (columns - 1)

/** The entry that says a trace has been seen. */
const found = 0xffff

/** One row for each beginning of a trace; an entry is the row after one more character. */
const tableOf = (words: readonly string[]): Uint16Array => {
  const rows = rowsOf(words)
  const table = new Uint16Array(rows.length * columns)
  // Short beginnings first, so that the row to fall back to is always complete.
  const queue = [0]
  for (const at of queue) {
    const { next, fallback } = rows[at] as Row
    const start = at * columns
    if (at > 0) table.copyWithin(start, fallback * columns, (fallback + 1) * columns)
    for (const [column, after] of next) {
      const entry = table[start + column] as number
      const row = rows[after] as Row
      row.fallback = entry === found ? 0 : entry
      for (const each of unfolded(column)) table[start + each] = row.ends || entry === found ? found : after
      queue.push(after)
    }
  }
  return table
}

interface Row {
  /** The row after one more character, by its column. */
  readonly next: Map<number, number>
  /** The row of its longest ending that begins a trace as well. */
  fallback: number
  ends: boolean
}

const newRow = (): Row => ({ next: new Map(), fallback: 0, ends: false })

const rowsOf = (words: readonly string[]): readonly Row[] => {
  const rows: Row[] = [newRow()]
  for (const word of words) {
    let at = 0
    for (const code of codesOf(word)) {
      const { next } = rows[at] as Row
      at = next.get(code) ?? rows.push(newRow()) - 1
      next.set(code, at)
    }
    ;(rows[at] as Row).ends = true
  }
  return rows
}

const codesOf = (word: string): readonly number[] =>
  word.split('').map((unit) => folded(columnOf(unit.charCodeAt(0))))

/** Large letters count as small ones, digits as 0. */
const folded = (column: number): number => {
  if (column >= 65 && column <= 90) return column + 32
  return column >= 48 && column <= 57 ? 48 : column
}

/** The columns that are folded into one. */
const unfolded = (column: number): readonly number[] => {
  if (column === 48) return digits
  return column >= 97 && column <= 122 ? [column, column - 32] : [column]
}
const digits = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57]
