/** Two sides, sorted into what both have, what one alone has, and what has another name now. */
export interface Pairing<T> {
  readonly kept: readonly Pair<T>[]
  readonly renamed: readonly Pair<T>[]
  readonly added: readonly T[]
  readonly removed: readonly T[]
}

export interface Pair<T> {
  readonly from: T
  readonly to: T
}

/** `likeness` tells what stays the same under a new name. */
export const pair = <T>(
  sides: Pair<readonly T[]>,
  { key, likeness }: { readonly key: (one: T) => string; readonly likeness?: (one: T) => unknown },
): Pairing<T> => {
  const [from, to] = [byKey(sides.from, key), byKey(sides.to, key)]
  const gone = [...from].filter(([name]) => !to.has(name)).map(([, one]) => one)
  const fresh = [...to].filter(([name]) => !from.has(name)).map(([, one]) => one)
  const renamed = likeness ? pairLikes(gone, fresh, likeness) : []
  return {
    kept: [...from].flatMap(([name, one]) => {
      const partner = to.get(name)
      return partner === undefined ? [] : [{ from: one, to: partner }]
    }),
    renamed,
    added: fresh.filter((one) => !renamed.some((each) => each.to === one)),
    removed: gone.filter((one) => !renamed.some((each) => each.from === one)),
  }
}

const byKey = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [key(one), one]))

/** The first of one side with the first that is like it on the other, the second with the second: the same both ways round. */
const pairLikes = <T>(gone: readonly T[], fresh: readonly T[], likeness: (one: T) => unknown): Pair<T>[] => {
  const like = Map.groupBy(fresh, (one) => JSON.stringify(likeness(one)))
  return [...Map.groupBy(gone, (one) => JSON.stringify(likeness(one)))].flatMap(([text, alike]) =>
    alike.flatMap((from, index) => {
      const to = like.get(text)?.[index]
      return to === undefined ? [] : [{ from, to }]
    }),
  )
}
