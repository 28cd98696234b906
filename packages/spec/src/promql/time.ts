import { call } from './call.ts'
import { instant, type Instant } from './instant.ts'
import { scalarOf, type Scalar } from './scalar.ts'

/** The moment that is looked at, in seconds since 1970. */
export const time = (): Scalar => scalarOf(call('time'))

/** When each sample was taken, in seconds since 1970. */
export const timestamp = <L extends string>(of: Instant<L>): Instant<L> =>
  instant(call('timestamp', of.node), of.labels)

/** A part of the date of each value, read as a timestamp, or of now. In UTC. */
interface Calendar {
  (): Instant<never>
  <L extends string>(of: Instant<L>): Instant<L>
}

const calendar = (name: string): Calendar => {
  const part = (of?: Instant) => (of ? instant(call(name, of.node), of.labels) : instant(call(name), []))
  return part as Calendar
}

export const minute = calendar('minute')
export const hour = calendar('hour')
/** 0 is Sunday. */
export const dayOfWeek = calendar('day_of_week')
export const dayOfMonth = calendar('day_of_month')
export const dayOfYear = calendar('day_of_year')
export const daysInMonth = calendar('days_in_month')
export const month = calendar('month')
export const year = calendar('year')
