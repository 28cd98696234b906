/** Numbers, strings and names as PromQL writes them. */

export const numberText = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN'
  if (Object.is(value, -0)) return '-0'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}

/** JSON's escapes are all known to Go, whose string syntax PromQL has. */
export const stringText = (value: string): string => JSON.stringify(value.toWellFormed())

/** A label's name, in quotes where it is not of ASCII letters, digits and "_". */
export const labelText = (label: string): string =>
  /^[a-zA-Z_]\w*$/.test(label) || hasVariable(label) ? label : stringText(label)

/** Whether a metric's name may stand before the braces. */
export const isPlainName = (name: string): boolean =>
  hasVariable(name) || (/^[a-zA-Z_:][\w:]*$/.test(name) && !keywords.has(name.toLowerCase()))

/** Whether Grafana will put something in: `$name`, `${name}`, `${name:regex}`, `[[name]]`. */
export const hasVariable = (text: string): boolean => /\$\w*[a-zA-Z_]|\$\{\w|\[\[\w/.test(text)

/** Words that the grammar of Prometheus 2 or 3 may take for something other than a name. */
const keywords = new Set(
  `and or unless atan2 bool on ignoring group_left group_right by without offset inf nan start end fill fill_left fill_right
  smoothed anchored sum avg min max count group stddev stdvar topk bottomk limitk limit_ratio quantile count_values`.split(
    /\s+/,
  ),
)
