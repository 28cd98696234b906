import { compare, decimal, fraction, minus, over, type Fraction } from './fraction.ts'

/** The share of events that must be good, as an exact decimal: `99.9%`. */
export type Objective = `${number}%`

const one = fraction(1)

/** The objective as a share from 0 to 1. Throws when it is not a decimal with a percent sign. */
export const share = (objective: Objective): Fraction => {
  if (!objective.endsWith('%'))
    throw new TypeError(`Objective "${objective}" must be a percentage. Write it like "99.9%".`)
  return over(decimal(objective.slice(0, -1)), fraction(100))
}

/** The share of events that may be bad. */
export const budget = (objective: Objective): Fraction => minus(one, share(objective))

/** Whether it leaves something to spend, and asks for something: between 0 % and 100 %, both excluded. */
export const isObjective = (text: string): text is Objective => {
  if (!/^\d+(\.\d+)?%$/.test(text)) return false
  const asked = share(text as Objective)
  return compare(asked, fraction(0)) > 0 && compare(asked, one) < 0
}
