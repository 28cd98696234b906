import { disjoint, length } from '../span.ts'
import { creditCard } from './credit-card.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { detect, type PiiDetector } from './detector.ts'
import { labelledLicense, ukLicense } from './drivers-license.ts'
import { email } from './email.ts'
import { iban } from './iban.ts'
import { aadhaar } from './in-aadhaar.ts'
import { ipv4, ipv6 } from './ip-address.ts'
import { dottedMac, mac } from './mac-address.ts'
import { machineReadableZone, passportNumber } from './passport.ts'
import { internationalPhone, labelledPhone, northAmericanPhone } from './phone.ts'
import type { PiiMatch } from './pii-type.ts'
import { streetAddress } from './street-address.ts'
import { nhsNumber } from './uk-nhs-number.ts'
import { nino } from './uk-nino.ts'
import { routingNumber } from './us-routing-number.ts'
import { itin, ssn } from './us-taxpayer-number.ts'

/** Finds personal data. Where two readings of the same characters compete, the surer one is kept. */
export const findPii = (text: string): readonly PiiMatch[] =>
  disjoint(
    detectors.flatMap((detector) => detect(detector, text)),
    surestFirst,
  )

const surestFirst = (a: PiiMatch, b: PiiMatch): number => b.confidence - a.confidence || length(b) - length(a)

const detectors: readonly PiiDetector[] = [
  email,
  internationalPhone,
  northAmericanPhone,
  labelledPhone,
  creditCard,
  iban,
  routingNumber,
  ssn,
  itin,
  nhsNumber,
  nino,
  aadhaar,
  passportNumber,
  machineReadableZone,
  labelledLicense,
  ukLicense,
  dateOfBirth,
  streetAddress,
  ipv4,
  ipv6,
  mac,
  dottedMac,
]
