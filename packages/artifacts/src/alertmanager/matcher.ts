import type { Alert, Matcher } from '@octoscope/spec'

/** A matcher in the one form that the parsers of 0.25 and of 0.34 read alike: the value in double quotes. */
export const matcher = ({ label, operator, value }: Matcher): string => `${label}${operator}${quoted(value)}`

/** Text in double quotes. Both parsers know these three escapes; any other is an error to one of them. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`

/** Asks for alerts by name. */
export const named = (...[first, ...others]: readonly [Alert, ...Alert[]]): string =>
  others.length === 0
    ? matcher({ label: 'alertname', operator: '=', value: first.name })
    : matcher({
        label: 'alertname',
        operator: '=~',
        value: [first, ...others].map(({ name }) => name).join('|'),
      })
