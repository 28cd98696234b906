/**
 * An exact number: a fraction of two whole ones, in lowest terms, its denominator positive. Objectives, budgets and
 * burn rates are multiplied here, where 99.9 % leaves 0.1 % and not 0.0999999999999943 %.
 */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const fraction = (numerator: bigint | number, denominator: bigint | number = 1n): Fraction => {
  const [above, below] = [BigInt(numerator), BigInt(denominator)]
  const divisor = greatestCommonDivisor(above, below) * (below < 0n ? -1n : 1n)
  return { numerator: above / divisor, denominator: below / divisor }
}

/** The exact value of a decimal such as `99.95`. Throws on any other text. */
export const decimal = (text: string): Fraction => {
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  if (!parts)
    throw new TypeError(`Decimal "${text}" must be digits, with a point at most. Write it like "99.95".`)
  const [, whole = '', places = ''] = parts
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length))
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, times(b, fraction(-1)))

export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

export const over = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)

/** Less than 0 when `a` is smaller, 0 when both are equal, more when `a` is greater. */
export const compare = (a: Fraction, b: Fraction): number => {
  const { numerator } = minus(a, b)
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0
}

/** The smallest whole number that is not below it. */
export const ceiling = ({ numerator, denominator }: Fraction): number => {
  const whole = numerator / denominator
  return Number(whole * denominator < numerator ? whole + 1n : whole)
}

/** All digits of a number that ends, else its first thirty places. */
export const digits = ({ numerator, denominator }: Fraction): string => {
  const size = numerator < 0n ? -numerator : numerator
  const places = String((size * 10n ** 30n) / denominator).padStart(31, '0')
  const text = `${places.slice(0, -30)}.${places.slice(-30)}`.replace(/\.?0+$/, '')
  return numerator < 0n ? `-${text}` : text
}

/** The nearest float: its shortest form reads like the exact number. */
export const float = (exact: Fraction): number => Number(digits(exact))

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b)
