/**
 * What a statement does, and to which table: `SELECT orders`. The table is named where the grammar leaves no doubt,
 * so that no value of a statement can be taken for one; else the verb stands alone. Undefined without a verb.
 */
export const querySummary = (sql: string): string | undefined => {
  for (const shape of shapes) {
    const [, verb, table] = shape.exec(sql) ?? []
    if (verb !== undefined) return table === undefined ? verb : `${verb} ${table}`
  }
  return undefined
}

const name = String.raw`(?:[a-z_]\w*|"[^"]+")`
const table = String.raw`(?:ONLY\s+)?(${name}(?:\.${name})*)`

/** Before its FROM, a SELECT may hold nothing but plain columns and `count(*)`. `IS DISTINCT FROM` names no table. */
const columns = String.raw`(?:[\w\s.,*]|\(\*\))*?`

const shapes = [
  String.raw`(INSERT)\s+INTO\s+${table}`,
  String.raw`(UPDATE)\s+${table}`,
  String.raw`(DELETE)\s+FROM\s+${table}`,
  String.raw`(SELECT)\s${columns}(?<=\s)(?<!\bDISTINCT\s+)FROM\s+${table}`,
  String.raw`([a-z]{1,20})\b`,
].map((shape) => new RegExp(String.raw`^\s*${shape}`, 'i'))
