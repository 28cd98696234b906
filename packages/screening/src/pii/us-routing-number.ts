import { valuesOf, weighted } from './checksum.ts'
import { labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** One random number in ten passes the checksum, so a label is required as well. */
export const routingNumber: PiiDetector = {
  type: 'us_routing_number',
  pattern: /(?<![\p{L}\p{N}.-])\d{9}(?![\p{L}\p{N}-]|\.\d)/gu,
  judge: ({ value, before }) =>
    routingLabel.test(before) && isDistrict(value) && passesChecksum(value)
      ? confidence.certain
      : confidence.none,
}

const routingLabel = labelled(String.raw`routing(?:\stransit)?|rtn|aba(?:\srouting)?`)

/** First two digits: Federal Reserve districts, thrift institutions, electronic, travellers' cheques. */
const isDistrict = (value: string): boolean => /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(value)

const passesChecksum = (value: string): boolean =>
  weighted(valuesOf(value), [3, 7, 1]) % 10 === 0 && value !== '000000000'
