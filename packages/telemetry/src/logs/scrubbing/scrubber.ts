import { isCredentialName, mayCount } from './credential-name.ts'
import { credentialShapes } from './credential-shapes.ts'
import { replaceKnown } from './known-secrets.ts'
import { isCardNumber, personalShapes } from './personal-shapes.ts'
import { masked, replaceShape, type Redaction } from './shape.ts'
import { suspicionOf } from './suspicion.ts'

/** Takes secrets and personal data out of what is to be written. Never throws. */
export interface Scrubber {
  /** Out of finished lines of JSON, one or several, wherever in them they stand. */
  readonly lines: (lines: string) => string
  /** Out of a single value. */
  readonly text: (text: string) => string
}

export interface ScrubberOptions {
  readonly secrets: readonly string[]
  /** Told of each thing that was taken out. */
  readonly redacted: (kind: Redaction) => void
}

/** A line without suspicion comes back as it is, for the price of one look at each character. */
export const createScrubber = ({ secrets, redacted }: ScrubberOptions): Scrubber => {
  const suspicious = suspicionOf(secrets)
  const scrub: Scrub = { suspicious, secrets, redacted }
  return {
    lines: (lines) => (suspicious(lines, headLength(lines)) ? scrubLines(lines, scrub) : lines),
    text: (text) => scrubText(text, scrub),
  }
}

/** What the logger itself puts first: none of it can be a secret. */
const head =
  /\{"level":"[a-z]+","time":"[\dTZ:.-]+","service":"[^"\\]*"(?:,"trace_id":"[\da-f]{32}","span_id":"[\da-f]{16}")?/y

const headLength = (line: string): number => {
  head.lastIndex = 0
  return head.test(line) ? head.lastIndex : 0
}

/** What a line is scrubbed with. */
interface Scrub extends ScrubberOptions {
  readonly suspicious: (text: string) => boolean
}

/** Kept out rather than written with what it may hold. */
const withheld = '{"level":"error","msg":"a log line was withheld: it could not be scrubbed"}'

/** JSON escapes line ends, so that each of them ends a line. */
const scrubLines = (lines: string, scrub: Scrub): string =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => `${scrubLine(line, scrub)}\n`)
    .join('')

const scrubLine = (line: string, scrub: Scrub): string => {
  try {
    const fields = JSON.parse(line) as Json
    return scrubTree({ fields }, scrub) ? JSON.stringify(fields) : line
  } catch {
    scrub.redacted('whole_line')
    return withheld
  }
}

type Json = boolean | number | string | null | { [key: string]: Json } | Json[]
type Holder = { [key: string | number]: Json }

/** A branch of the tree; all of a secret branch is under a credential's name. */
interface Branch {
  readonly holder: Holder
  readonly name: string | undefined
}

/** Scrubs what the holder holds, in place and without recursion: a hostile line may be deep. True when it changed. */
const scrubTree = (root: Holder, scrub: Scrub): boolean => {
  let changed = false
  const branches: Branch[] = [{ holder: root, name: undefined }]
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    const { holder } = branch
    for (const key of Object.keys(holder)) {
      const value = holder[key] as Json
      const name = branch.name ?? credentialOver(holder, key)
      if (typeof value === 'object' && value !== null) branches.push({ holder: value as Holder, name })
      else changed = scrubField(holder, key, { name, scrub }) || changed
      changed = scrubKey(holder, key, scrub) || changed
    }
  }
  return changed
}

/** The credential's name under which a field stands: its own, that of a pair, or that of a list of names and values. */
const credentialOver = (holder: Holder, key: string): string | undefined => {
  const name = Array.isArray(holder) ? nameBefore(holder, Number(key)) : nameOf(holder, key)
  return typeof name === 'string' && isCredentialName(name) ? name : undefined
}

/** `['host', 'shop', 'cookie', '…']`, as Node's `rawHeaders`, and `['cookie', '…']`. */
const nameBefore = (list: readonly Json[], at: number): Json | undefined =>
  at % 2 === 1 && list.length % 2 === 0 ? list[at - 1] : undefined

/** `{ name: 'cookie', value: '…' }` beside `{ cookie: '…' }`. */
const nameOf = (holder: Holder, key: string): Json | undefined =>
  key === 'value' && !isCredentialName(key) ? (holder['name'] ?? holder['key']) : key

const scrubField = (holder: Holder, key: string, { name, scrub }: Under): boolean => {
  const value = holder[key] as Leaf
  const scrubbed = scrubLeaf(value, { name, scrub })
  if (scrubbed === value) return false
  holder[key] = scrubbed
  return true
}

type Leaf = boolean | number | string | null

interface Under {
  readonly name: string | undefined
  readonly scrub: Scrub
}

const scrubLeaf = (value: Leaf, { name, scrub }: Under): Leaf => {
  if (name !== undefined && isSecret(value, name)) {
    scrub.redacted('credential_name')
    return masked
  }
  if (typeof value === 'string') return scrubText(value, scrub)
  if (typeof value !== 'number' || !isCardNumber(String(value))) return value
  scrub.redacted('personal_data')
  return '[CARD]'
}

/** Whether something is there, true or null tells nobody the secret. */
const isSecret = (value: Leaf, name: string): boolean =>
  typeof value === 'string' ? value !== '' && value !== masked : typeof value === 'number' && !mayCount(name)

/** A name may be the secret itself: `{ 'ann@example.com': 3 }`. */
const scrubKey = (holder: Holder, key: string, scrub: Scrub): boolean => {
  if (Array.isArray(holder)) return false
  const scrubbed = scrubText(key, scrub)
  if (scrubbed === key) return false
  holder[scrubbed in holder ? `${scrubbed} ${Object.keys(holder).length}` : scrubbed] = holder[key] as Json
  delete holder[key]
  return true
}

const scrubText = (text: string, scrub: Scrub): string => {
  if (!scrub.suspicious(text)) return text
  const inner = jsonIn(text)
  if (inner !== undefined) return scrubTree(inner, scrub) ? JSON.stringify(inner['text']) : text
  const { secrets, redacted } = scrub
  const unknown = replaceKnown(text, secrets, () => redacted('known_secret'))
  return shapes.reduce((rest, shape) => replaceShape(rest, shape, redacted), unknown)
}

const shapes = [...credentialShapes, ...personalShapes]

/** The tree of a text that is JSON, as an answer's body is. */
const jsonIn = (text: string): Holder | undefined => {
  if (!/^\s{0,9}[[{]/.test(text)) return undefined
  try {
    return { text: JSON.parse(text) as Json }
  } catch {
    return undefined
  }
}
