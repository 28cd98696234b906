/** Hours of the week, such as a nightly maintenance. Days and times fit both, where both are told. */
export interface TimeInterval {
  readonly name: string
  /** A day or a span of days, such as `monday:friday`. */
  readonly weekdays?: readonly (Weekday | `${Weekday}:${Weekday}`)[]
  readonly times?: readonly { readonly from: TimeOfDay; readonly to: TimeOfDay }[]
  /** A name of the time zone database, such as `Europe/Berlin`; UTC unless told. */
  readonly location?: string
}

type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday'

/** From `00:00` to `24:00`. */
type TimeOfDay = `${number}${number}:${number}${number}`
