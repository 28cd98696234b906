import { describe, expect, it } from 'vitest'
import { findPii } from './find-pii.ts'
import { piiTypes, type PiiType } from './pii-type.ts'

/** In a text that must match, ⟦…⟧ marks the span. A near miss has the look of its type and must not match it. */
type Samples = { readonly finds: readonly string[]; readonly misses: readonly string[] }

const samples: Readonly<Record<PiiType, Samples>> = {
  email: {
    finds: [
      'Write to ⟦jane.doe@example.com⟧.',
      'From: Jörg <⟦jörg.müller+news@straßen.example⟧>',
      'GET /search?email=⟦bob@mail.example.co.uk⟧&page=2',
      'https://example.org/?contact=⟦bob@example.org⟧',
    ],
    misses: [
      'npm install fastify@5.12.8',
      'pnpm add thing@1.2.3-beta.rc',
      '@octoscope/screening and user@localhost',
      'git clone git@github.com:org/repo.git',
      'a..b@example.com is not valid, nor is a@-example.com',
    ],
  },
  phone: {
    finds: [
      'Call me on ⟦(212) 555-0143⟧ please',
      'Phone ⟦555-123-4567⟧ today',
      'my number: ⟦+44 20 7946 0958⟧',
      '⟦+15551234567⟧',
      '⟦+1 212 555 0143⟧ 2 times',
      'Tel.: ⟦030 / 901820⟧',
      '{"mobile": "⟦07700900123⟧"}',
    ],
    misses: [
      'Order 555-1234 was shipped',
      'It ran from 2024-01-15 10:30 to 2024-01-16',
      'Timestamp 1700000000 and offset +5',
      'ISBN 978-3-16-148410-0',
      'The ratio 123.456.7890.12 is not one',
      'call 1234567 functions',
      'clause 252.227-7013',
      'clause 252.227-7013',
    ],
  },
  credit_card: {
    finds: [
      'Card ⟦4111 1111 1111 1111⟧ expires 12/26',
      '⟦5555-5555-5555-4444⟧',
      'amex ⟦3782 822463 10005⟧',
      'pay with ⟦6011111111111117⟧.',
      'mir: ⟦2223003122003222⟧',
    ],
    misses: [
      'Card 4111 1111 1111 1112 fails the checksum',
      'order 1234567890123456',
      'at 1700000000000000000 ns',
      'chain 4111-1111-1111-1111-1111',
      'id 0000 0000 0000 0000',
      'trace a4111111111111111',
    ],
  },
  iban: {
    finds: [
      'IBAN ⟦GB82 WEST 1234 5698 7654 32⟧ AND MORE',
      '⟦DE89370400440532013000⟧',
      'to ⟦NO93 8601 1117 947⟧.',
    ],
    misses: [
      'GB82 WEST 1234 5698 7654 33',
      'DE8937040044053201300',
      'ZZ89370400440532013000',
      'AB12 is a code',
    ],
  },
  us_routing_number: {
    finds: ['Routing number: ⟦021000021⟧', 'ABA ⟦011401533⟧'],
    misses: ['Routing number: 021000022', 'invoice 021000021', 'routing table 12'],
  },
  us_ssn: {
    finds: ['SSN: ⟦536-22-8726⟧', 'It is ⟦123-45-6789⟧', 'social security number is ⟦536228726⟧'],
    misses: ['000-12-3456', '666-12-3456', '536-00-8726', '078-05-1120', 'part 536228726', '2024-01-15'],
  },
  us_itin: {
    finds: ['ITIN ⟦912-70-1234⟧', 'taxpayer id: ⟦900881234⟧'],
    misses: ['912-69-1234', '912-93-1234', 'case 900881234'],
  },
  uk_nhs_number: {
    finds: ['NHS number: ⟦943 476 5919⟧', 'nhs no ⟦9434765919⟧'],
    misses: ['NHS number: 943 476 5918', 'Order 9434765919', 'the NHS has 1.3 million staff'],
  },
  uk_nino: {
    finds: ['NI number ⟦AB 12 34 56 C⟧', '⟦JG103759A⟧'],
    misses: ['BG123456A', 'DA123456A', 'AB123456E', 'AO123456A'],
  },
  in_aadhaar: {
    finds: ['Aadhaar ⟦2345 6789 0124⟧', 'uid: ⟦999941057058⟧'],
    misses: ['2345 6789 0125', 'number 999941057058', '1234 5678 9012', 'chain 4111 2345 6789 0124'],
  },
  passport: {
    finds: [
      'Passport number: ⟦C01X00T47⟧',
      'my passport is ⟦925665416⟧',
      '⟦L898902C36UTO7408122F1204159ZE184226B<<<<<10⟧',
    ],
    misses: [
      'Passport required before 20240115T10',
      'flight AB1234567',
      'L898902C37UTO7408122F1204159ZE184226B<<<<<10',
      'passport photos',
    ],
  },
  drivers_license: {
    finds: ["Driver's license number: ⟦A1234567⟧", 'driving licence ⟦F255-9215-0094⟧', '⟦MORGA657054SM9IJ⟧'],
    misses: ['license Apache-2.0', 'the plate A1234567', 'MORGA699054SM9IJ', 'driving licence required'],
  },
  date_of_birth: {
    finds: [
      'DOB: ⟦1985-03-12⟧',
      'born on ⟦12 March 1985⟧',
      'date of birth ⟦03/12/1985⟧',
      '"birth_date": "⟦12.3.85⟧"',
      'My birthday is ⟦July 4th, 1990⟧',
    ],
    misses: ['Released on 2024-01-15', 'DOB: 1985-33-12', 'the meeting of 12 March 1985', 'born in 1985'],
  },
  street_address: {
    finds: [
      'lives at ⟦221B Baker Street⟧',
      'Send it to ⟦1600 Pennsylvania Avenue, Washington, DC 20500⟧.',
      'address: ⟦12 Elm Drive⟧',
      '⟦350 5th Ave, Suite 3400⟧',
    ],
    misses: [
      'Top 10 Best Way to learn',
      '3 Street lights failed',
      'walk 5 miles down the road',
      'version 2.1 Main Street',
      'See 4 Google Drive',
    ],
  },
  ipv4: {
    finds: ['from ⟦203.0.113.42⟧:8080', 'clients ⟦10.0.0.5⟧, ⟦192.168.1.20⟧.', '⟦8.8.8.8⟧/32'],
    misses: [
      'version 1.2.3.4567',
      'v1.2.3.4',
      'versions 1.2.3.4, 1.2.4.0 and 1.3.0.0',
      'Version: 10.0.0.1',
      '256.1.1.1',
      '1.2.3.4.5',
      'bind to 127.0.0.1 or 0.0.0.0',
      'network 10.0.0.0/8',
      'pkg-1.2.3.4',
      '01.02.03.04',
    ],
  },
  ipv6: {
    finds: [
      'from ⟦2001:db8::8a2e:370:7334⟧',
      '[⟦2001:0db8:85a3:0000:0000:8a2e:0370:7334⟧]:443',
      '⟦::ffff:203.0.113.9⟧',
      '⟦fe80::1ff:fe23:4567:890a⟧',
    ],
    misses: [
      'at 12:30:45',
      'std::vector and a::b',
      'listen on ::1 and ::',
      '2001:db8::1::2',
      '2001:db8::/32',
      '1:2:3:4:5:6:7',
      '12345::1',
    ],
  },
  mac_address: {
    finds: ['mac:⟦00:1B:44:11:3A:B7⟧', 'card ⟦00-1b-44-11-3a-b7⟧', 'switch ⟦001b.4411.3ab7⟧'],
    misses: [
      '00:1B:44:11:3A',
      '00:1B:44-11:3A:B7',
      'ff:ff:ff:ff:ff:ff',
      '00:1B:44:11:3A:B7:00',
      'figures 1234.5678.9012',
    ],
  },
}

const found = (text: string) =>
  findPii(text).map(({ type, start, end }) => ({ type, value: text.slice(start, end) }))

describe.each(piiTypes)('%s', (type) => {
  it.each(samples[type].finds)('finds %s', (marked) => {
    const expected = Array.from(marked.matchAll(/⟦(.*?)⟧/g), ([, value]) => ({ type, value }))
    expect(found(marked.replaceAll(/[⟦⟧]/g, ''))).toEqual(expected)
  })

  it.each(samples[type].misses)('does not take for it: %s', (text) => {
    expect(found(text).filter((match) => match.type === type)).toEqual([])
  })
})

describe('competing readings', () => {
  it('keeps the surer of two: an NHS number is not a telephone number', () => {
    expect(found('NHS number: 943 476 5919').map(({ type }) => type)).toEqual(['uk_nhs_number'])
    expect(found('Phone: 943 476 5919').map(({ type }) => type)).toEqual(['phone'])
  })

  it('is surer with a label than without', () => {
    const [bare] = findPii('536-22-8726')
    const [labelled] = findPii('SSN 536-22-8726')
    expect(labelled?.confidence).toBeGreaterThan(bare?.confidence ?? 1)
  })

  it('is unsure about addresses of private networks', () => {
    expect(findPii('10.0.0.5')[0]?.confidence).toBe(0.5)
    expect(findPii('203.0.113.42')[0]?.confidence).toBe(0.85)
  })

  it('sorts by start and never carries what it found', () => {
    const matches = findPii('192.168.1.20 jane@example.com 4111 1111 1111 1111')
    expect(matches.map(({ type }) => type)).toEqual(['ipv4', 'email', 'credit_card'])
    expect(Object.keys(matches[0] ?? {}).toSorted()).toEqual(['confidence', 'end', 'start', 'type'])
  })
})
