/** What a part needs from the command. */
export interface Session {
  readonly rounds: number
  readonly seconds: number
  /** Only what has this in its name is measured, and the bare ones; undefined: everything. */
  readonly only: string | undefined
  /** Why no peer can be measured, when that is so. */
  readonly withoutPeers: string | undefined
  /** A line for whoever waits. */
  readonly progress: (text: string) => void
}

/** Whose it is: a peer that fails is left out and told; without the bare one or ours there is nothing to compare. */
export type Owner = 'bare' | 'ours' | 'peer'

export interface Missing {
  readonly name: string
  readonly of: Owner
  readonly why: string
}

export interface Rounds<Subject, Figure> {
  /** The figures of each subject, one for each round, in the order of the subjects. */
  readonly measured: readonly { readonly subject: Subject; readonly figures: readonly Figure[] }[]
  readonly missing: readonly Missing[]
}

interface Named {
  readonly name: string
  readonly of: Owner
}

/**
 * Measures every subject once in each round, and not one after the other: a machine that is slow for a minute is slow for all.
 * Each round begins with another subject. One that fails is not tried again.
 */
export const inRounds = async <Subject extends Named, Figure>(
  subjects: readonly Subject[],
  { rounds, only, withoutPeers, progress }: Session,
  measure: (subject: Subject) => Promise<Figure>,
): Promise<Rounds<Subject, Figure>> => {
  const missing = new Map<Subject, Missing>()
  const figures = new Map<Subject, Figure[]>(subjects.map((subject) => [subject, []]))
  const wanted = subjects.filter(({ name, of }) => of === 'bare' || name.includes(only ?? ''))
  const present = wanted.filter((subject) => {
    if (subject.of !== 'peer' || withoutPeers === undefined) return true
    missing.set(subject, { ...namedOf(subject), why: withoutPeers })
    return false
  })
  for (let round = 0; round < rounds; round += 1) {
    const first = Math.floor((round * present.length) / rounds)
    for (const subject of [...present.slice(first), ...present.slice(0, first)]) {
      if (missing.has(subject)) continue
      progress(`round ${round + 1} of ${rounds}: ${subject.name}`)
      try {
        figures.get(subject)?.push(await measure(subject))
      } catch (error) {
        missing.set(subject, { ...namedOf(subject), why: whyOf(error) })
      }
    }
  }
  const measured = present.filter((subject) => !missing.has(subject))
  return {
    measured: measured.map((subject) => ({ subject, figures: figures.get(subject) ?? [] })),
    missing: [...missing.values()],
  }
}

const namedOf = ({ name, of }: Named): Named => ({ name, of })

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
