import { labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`
const year = String.raw`(?:19|20)\d{2}`

const forms = [
  String.raw`${year}([-/.])\d{1,2}\1\d{1,2}`,
  String.raw`\d{1,2}([-/.])\d{1,2}\2(?:${year}|\d{2})`,
  String.raw`${day} (?:of )?${month}\.?,? ${year}`,
  String.raw`${month}\.? ${day},? ${year}`,
]

/** A date is ordinary; a date that someone calls a birthday is not. */
export const dateOfBirth: PiiDetector = {
  type: 'date_of_birth',
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.+-])(?:${forms.join('|')})(?![\p{L}\p{N}-])`, 'giu'),
  judge: ({ value, before }) =>
    birthLabel.test(before) && isCalendarDate(value) ? confidence.certain : confidence.none,
}

const birthLabel = labelled(String.raw`dob|d\.o\.b|date\sof\sbirth|birth[\s_-]?date|birthday|born|geboren`)

/** Either order of day and month; written months are right by their pattern. */
const isCalendarDate = (value: string): boolean => {
  if (/\p{L}{3}/u.test(value)) return true
  const small = value
    .split(/\D/)
    .filter((part) => part.length < 4)
    .slice(0, 2)
    .map(Number)
  return small.every((part) => part >= 1 && part <= 31) && Math.min(...small) <= 12
}
