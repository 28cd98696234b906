import { call, string } from './call.ts'
import { instant, type Instant } from './instant.ts'

/** What becomes of a label. */
export interface Replacement<L extends string, To extends string> {
  readonly from: NoInfer<L>
  /** A regular expression of RE2 that the whole value must match; others stay as they are. */
  readonly matching: string
  readonly to: To
  /** The new value; `$1` is what the first group matched. */
  readonly value: string
}

/** A label made from another. */
export const labelReplace = <L extends string, const To extends string>(
  of: Instant<L>,
  { from, matching, to, value }: Replacement<L, To>,
): Instant<L | To> =>
  instant(call('label_replace', of.node, ...[to, value, from, matching].map(string)), added(of.labels, to))

/** A label made of several, with a separator between their values. */
export const labelJoin = <L extends string, const To extends string>(
  of: Instant<L>,
  {
    from,
    separator,
    to,
  }: { readonly from: readonly NoInfer<L>[]; readonly separator: string; readonly to: To },
): Instant<L | To> =>
  instant(call('label_join', of.node, ...[to, separator, ...from].map(string)), added(of.labels, to))

const added = <L extends string, To extends string>(labels: readonly L[], to: To): readonly (L | To)[] => [
  ...labels.filter((label) => label !== (to as string)),
  to,
]
