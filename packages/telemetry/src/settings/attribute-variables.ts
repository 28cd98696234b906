import { optional, wholeNumber } from './forms.ts'
import { variable } from './variable.ts'

/** What holds for the attributes of spans and log records alike, where no limit of their own is given. */
export const attributeVariables = {
  valueLengthLimit: variable('OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '4096 for spans, none for log records',
    meaning: 'Characters of a text in an attribute. A queue full of prompts would fill the memory.',
  }),
  countLimit: variable('OTEL_ATTRIBUTE_COUNT_LIMIT', {
    form: optional(wholeNumber(0)),
    fallback: undefined,
    fallbackTold: '64 for spans, 128 for log records',
    meaning: 'Attributes of a span or a log record.',
  }),
}
