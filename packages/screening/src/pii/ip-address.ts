import type { PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`

/** A host address; four numbers that follow "version", and networks such as 10.0.0.0/8, are none. */
export const ipv4: PiiDetector = {
  type: 'ipv4',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_.-])${octet}(?:\.${octet}){3}(?![\p{L}\p{N}_]|[.-]\w)`,
    'gu',
  ),
  judge: ({ value, before, after }) =>
    versionLabel.test(before) || /^\/(?!32\b)\d/.test(after) ? confidence.none : judgeIpv4(value),
}

/** Right before it, or before the versions it is compared with: "version 1.2.3.4 and 1.2.4.0". */
const versionLabel =
  /(?<![a-z])(?:v|versions?|releases?|builds?|sections?|chapters?|clauses?|§)[:.=\s]{0,3}(?:\d[\d.]{2,15},? (?:(?:and|or|to|with|than|through) )?){0,3}$/i

/** Addresses that name no host of anyone are not personal: this host, loopback, multicast, broadcast. */
const judgeIpv4 = (value: string): number => {
  if (/^(?:0|127|22[4-9]|2[34]\d|25\d)\./.test(value)) return confidence.none
  return /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(value)
    ? confidence.possible
    : confidence.strong
}

export const ipv6: PiiDetector = {
  type: 'ipv6',
  pattern:
    /(?<![\p{L}\p{N}_:.])(?:[\dA-F]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[\dA-F]{1,4})?(?![\p{L}\p{N}_:]|\/(?!128\b)\d)/giu,
  judge: ({ value }) => (isIpv6(value) ? judgeIpv6(value.toLowerCase()) : confidence.none),
}

const isIpv6 = (value: string): boolean => {
  const halves = value.split('::')
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const size = groups.reduce((total, group) => total + (group.includes('.') ? 2 : 1), 0)
  const wellFormed = groups.every((group) => group !== '')
  return wellFormed && (halves.length === 1 ? size === 8 : halves.length === 2 && size < 8)
}

/** `a::b` is an address too, but more often a path in C++ or Rust: at least one digit is asked for. */
const judgeIpv6 = (value: string): number => {
  if (!/\d/.test(value) || /^[0:]*:0{0,3}[01]?$/.test(value) || value.startsWith('ff')) return confidence.none
  return /^(?:fe[89ab]|f[cd])/.test(value) ? confidence.possible : confidence.strong
}
