import { parseArgs } from 'node:util'

export const partNames = ['micro', 'scrape', 'http', 'startup'] as const
export type PartName = (typeof partNames)[number]

export interface Options {
  readonly parts: readonly PartName[]
  /** Undefined: each part's own number. */
  readonly rounds: number | undefined
  /** How long each server is under load in a round. */
  readonly seconds: number
  /** Only what has this in its name, and the bare ones; undefined: everything. */
  readonly only: string | undefined
  readonly json: boolean
  readonly write: boolean
  readonly assert: boolean
  readonly peers: boolean
  readonly help: boolean
}

/** Told to the person who typed it; exit code 2. */
export class Misuse extends Error {}

export const readOptions = (argv: readonly string[]): Options => {
  const { values, positionals } = parse(argv)
  const parts = positionals.map(partOf)
  const write = values.write ?? false
  if (write && (parts.length > 0 || values.only !== undefined))
    throw new Misuse(
      'Option --write needs everything measured; parts or --only came. Leave them or --write out.',
    )
  return {
    parts: parts.length > 0 ? partNames.filter((name) => parts.includes(name)) : partNames,
    rounds: values.rounds === undefined ? undefined : whole('--rounds', values.rounds),
    seconds: atLeastOne('--seconds', values.seconds ?? '2'),
    only: values.only,
    json: values.json ?? false,
    write,
    assert: values.assert ?? false,
    peers: !(values['no-peers'] ?? false),
    help: values.help ?? false,
  }
}

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: known })
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

const known = {
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  assert: { type: 'boolean' },
  'no-peers': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const partOf = (name: string): PartName => {
  const part = partNames.find((each) => each === name)
  if (part === undefined) throw new Misuse(`A part must be ${partNames.join(', ')}; "${name}" came.`)
  return part
}

const atLeastOne = (option: string, text: string): number => {
  const value = Number(text)
  if (value >= 1 && value <= 1000) return value
  throw new Misuse(`Option ${option} must be a number from 1 to 1000; "${text}" came.`)
}

const whole = (option: string, text: string): number => {
  const value = atLeastOne(option, text)
  if (Number.isInteger(value)) return value
  throw new Misuse(`Option ${option} must be a whole number; "${text}" came.`)
}
