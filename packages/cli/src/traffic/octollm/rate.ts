import { numberBetween } from '../../native/number-between.ts'

/** Tasks each second, from the command line. */
export const rate = numberBetween({ from: 0.01, to: 200 })
