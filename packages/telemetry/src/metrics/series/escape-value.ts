/** A label's value as both text formats want it between quotes. */
export const escapeValue = (value: string): string =>
  special.test(value) ? value.replaceAll(/["\\\n]/g, (found) => escapes[found] ?? found) : value

const special = /["\\\n]/
const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n' }
