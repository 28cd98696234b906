import { InvalidArgumentError } from 'commander'

interface Range {
  readonly from: number
  readonly to: number
  readonly whole?: boolean
}

/** Reads a number from the command line, or says which numbers there are. */
export const numberBetween =
  ({ from, to, whole = false }: Range) =>
  (text: string): number => {
    const number = text.trim() === '' ? NaN : Number(text)
    if (number >= from && number <= to && (!whole || Number.isInteger(number))) return number
    throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}.`)
  }
