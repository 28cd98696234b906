import type { Family, Member } from '../registry.ts'
import { fixedText, type FixedText } from './page-buffer.ts'

/** What stands around the labels of a sample, up to its value. */
export interface SampleText {
  /** For a series without labels: all of it. */
  readonly bare: FixedText
  readonly head: FixedText
  readonly tail: FixedText
  /** The bytes that it needs besides labels and value. */
  readonly length: number
}

/** `extra` is a label that is written after those of the series, such as `le="1"`. */
export const sampleText = (name: string, extra = ''): SampleText => {
  const bare = fixedText(extra === '' ? `${name} ` : `${name}{${extra}} `)
  const head = fixedText(`${name}{`)
  const tail = fixedText(extra === '' ? '} ' : `,${extra}} `)
  return { bare, head, tail, length: bare.length + 4 }
}

/** The samples of a series. Of a histogram: count, sum, and one for each bucket. */
export interface MemberText {
  readonly samples: readonly SampleText[]
  /** The bytes of one series besides its labels. */
  readonly length: number
}

const texts = new WeakMap<Member, MemberText>()

/** Made at the first scrape, and kept. */
export const memberText = (family: Family, member: Member): MemberText => {
  const known = texts.get(member)
  if (known !== undefined) return known
  const samples = samplesOf(family, member)
  const text = { samples, length: samples.reduce((sum, { length }) => sum + length + 25, 0) }
  texts.set(member, text)
  return text
}

const samplesOf = ({ name }: Family, { distribution }: Member): readonly SampleText[] => {
  if (distribution === undefined) return [sampleText(name)]
  const bounds = [...distribution.bounds.map(String), '+Inf']
  return [
    sampleText(`${name}_count`),
    sampleText(`${name}_sum`),
    ...bounds.map((bound) => sampleText(`${name}_bucket`, `le="${bound}"`)),
  ]
}
