import { seconds, type Duration } from '@octoscope/spec'

/** The seconds of a duration's text; NaN, which is neither longer nor shorter than anything, of any other text. */
export const length = (text: string): number =>
  /^(\d+(ms|[smhdwy]))+$/.test(text) ? seconds(text as Duration) : NaN
