import { changesOf, type Change } from '../change.ts'
import type { Pair } from '../pair.ts'
import type { Told } from './subject.ts'

interface Reader {
  readonly name: string
  readonly system: string
  readonly reads: readonly string[]
}

/**
 * What stands on both sides, and reads what nobody keeps any more, or what somebody keeps now. A rename does not help
 * a reader that still asks for the old name, so this looks at the catalogues as they are.
 */
export const orphans = (
  subject: string,
  readers: Pair<readonly Reader[]>,
  declared: Pair<Told>,
): readonly Change[] => {
  const [before, after] = [kept(declared.from), kept(declared.to)]
  const [old, now] = [new Set(readers.from.map(key)), new Set(readers.to.map(key))]
  return [
    ...reading(readers.to, (name) => before.has(name) && !after.has(name))
      .filter(({ reader }) => old.has(key(reader)))
      .map(({ reader, name }) =>
        changesOf(subject, reader)('orphaned', {
          from: name,
          to: null,
          meaning: `It reads ${name}, which nobody keeps any more.`,
          risk: 'breaking',
        }),
      ),
    ...reading(readers.from, (name) => !before.has(name) && after.has(name))
      .filter(({ reader }) => now.has(key(reader)))
      .map(({ reader, name }) =>
        changesOf(subject, reader)('mended', {
          from: null,
          to: name,
          meaning: `${name} was asked for before anybody kept it, and is kept now.`,
          risk: 'safe',
        }),
      ),
  ]
}

const kept = ({ metrics, records }: Told): ReadonlySet<string> =>
  new Set([...metrics, ...records].map(({ name }) => name))

const key = ({ system, name }: Reader): string => `${system}/${name}`

const reading = (readers: readonly Reader[], fits: (name: string) => boolean) =>
  readers.flatMap((reader) => reader.reads.filter(fits).map((name) => ({ reader, name })))
