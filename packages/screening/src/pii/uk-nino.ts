import { labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** HMRC: D, F, I, Q, U, V stand in neither letter, O not in the second; seven prefixes are not allocated. */
export const nino: PiiDetector = {
  type: 'uk_nino',
  pattern:
    /(?<![\p{L}\p{N}-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]([ -]?)\d{2}\1\d{2}\1\d{2}\1[A-D](?![\p{L}\p{N}-])/gu,
  judge: ({ before }) => (ninoLabel.test(before) ? confidence.certain : confidence.strong),
}

const ninoLabel = labelled(String.raw`nino|ni|national\sinsurance`)
