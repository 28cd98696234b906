/**
 * `breaking`: something that a person, a query, a link or a route holds on to is gone, has another name, or means
 * something else. `notable`: it is there, and behaves otherwise. `safe`: there is more of it, or it is told better.
 */
export type Risk = 'breaking' | 'notable' | 'safe'

/** One difference in what is declared. */
export interface Change {
  /** Subject and what happened to it, such as `alert/threshold` or `metric/removed`. Stable. */
  readonly kind: string
  /** Its name on the side that it was found on; where it was renamed, the old one. */
  readonly subject: string
  readonly system: string
  /** Null where it was not there before. */
  readonly from: string | null
  /** Null where it is gone. */
  readonly to: string | null
  /** What follows, as a sentence. */
  readonly meaning: string
  readonly risk: Risk
}

/** What is told of a change beside its subject. */
export type Told = Pick<Change, 'from' | 'to' | 'meaning' | 'risk'>

/** The changes of one subject are made with this. */
export const changesOf =
  (subject: string, { name, system }: { readonly name: string; readonly system: string }) =>
  (what: string, told: Told): Change => ({ kind: `${subject}/${what}`, subject: name, system, ...told })

/** A change where two values differ, and none where they are the same. */
export const moved = <T>(from: T, to: T, change: (from: T, to: T) => Change): readonly Change[] =>
  JSON.stringify(from) === JSON.stringify(to) ? [] : [change(from, to)]
