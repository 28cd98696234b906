import { labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

const plain = 'Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Parkway|Pkwy'
/** Words with another common meaning ("10 Best Way"): believed only with a label or a postcode. */
const ambiguous = 'Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Circle|Crescent|Close'

/** `221B Baker Street`, with the unit, city, state and postcode when they follow. */
export const streetAddress: PiiDetector = {
  type: 'street_address',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}.,#$€£-])\d{1,5}[A-Za-z]? (?:[A-Z\d][\w'’.-]{0,20} ){1,3}(?:${plain}|${ambiguous})\b` +
      String.raw`(?:\.?,? (?:Apt|Apartment|Suite|Ste|Unit)\.? [A-Z\d]{1,6}\b)?` +
      String.raw`(?:\.?, [A-Z][A-Za-z.'-]{1,20}(?: [A-Z][A-Za-z.'-]{1,20}){0,2},? [A-Z]{2}(?: \d{5}(?:-\d{4})?)?\b)?`,
    'gu',
  ),
  judge: ({ value, before }) => {
    if (addressLabel.test(before) || endsWithPostcode.test(value)) return confidence.strong
    if (endsWithAmbiguousWord.test(value)) return confidence.none
    return beginsWithYear.test(value) ? confidence.possible : confidence.likely
  },
}

const addressLabel = labelled(
  String.raw`address(?:ed\sto)?|lives?|living|residen(?:t|ce|ts)|resides?|deliver(?:ed)?\sto|ship(?:ped)?\sto`,
)
/** "2016 Iain Lane" is more often the line of a copyright notice. */
const beginsWithYear = /^(?:19|20)\d\d /
const endsWithPostcode = /[A-Z]{2} \d{5}(?:-\d{4})?$/
const endsWithAmbiguousWord = new RegExp(String.raw`(?:${ambiguous})$`)
