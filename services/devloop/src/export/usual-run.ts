import {
  blank,
  closeBrace,
  colon,
  comma,
  five,
  isDigit,
  letterF,
  letterN,
  letterT,
  minus,
  newline,
  openBrace,
  point,
  quote,
  zero,
} from './ascii.ts'
import {
  endWithoutZeros,
  isNumber,
  no,
  nothing,
  past,
  pastBlank,
  pastNumber,
  pastText,
  pastTexts,
  pastValue,
  refused,
  word,
  yes,
  type Source,
} from './json-bytes.ts'

/**
 * A run that still lies in the bytes of its line: what stands where. To make texts of it takes longer than all the rest.
 * What is not known has no length.
 */
export class UsualRun implements Source {
  bytes: Buffer = Buffer.alloc(0)
  view = new DataView(this.bytes.buffer, 0, 0)
  timestamp = 0
  timestampEnd = 0
  /** Letters, digits, "_", "." and "-", a letter first: no format has to quote it. */
  agent = 0
  agentEnd = 0
  duration = 0
  durationEnd = 0
  status: 'success' | 'failure' | '' = ''
  cpu = 0
  cpuEnd = 0
  memory = 0
  memoryEnd = 0
  /** Of the Unix clock, ten digits. */
  second = 0
  nanoseconds = 0

  #minute = word('0000-00-00T00:00:')
  #zone = Buffer.alloc(0)
  #minuteBegan = 0

  /**
   * Reads a run as Python's and JavaScript's writers of JSON write it, with flat details and no escapes: nearly every
   * line. Returns where the next line begins, and `refused` for whatever is written otherwise. The line must have its end.
   */
  read(bytes: Buffer, start: number): number {
    if (this.bytes !== bytes) this.#turnTo(bytes)
    const key = bytes[start + '{"event_type":'.length] === blank ? spaced : compact
    this.timestamp = past(this, start, key.timestamp)
    this.timestampEnd = this.#pastTimestamp(this.timestamp)
    this.agent = past(this, this.timestampEnd, key.agent)
    this.agentEnd = pastName(bytes, this.agent)
    this.duration = past(this, this.agentEnd, key.duration)
    let at = this.#pastDuration(this.duration)
    at = past(this, at, key.findings)
    at = bytes[at] === letterN ? past(this, at, nothing) : pastNumber(bytes, at)
    at = past(this, at, key.severities)
    at = bytes[at] === letterN ? past(this, at, nothing) : pastTexts(bytes, at)
    at = this.#pastSuccess(past(this, at, key.success))
    at = this.#pastDetails(past(this, at, key.details))
    return at !== refused && bytes[at] === closeBrace && bytes[at + 1] === newline ? at + 2 : refused
  }

  #turnTo(bytes: Buffer): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get milliseconds(): number {
    return this.second * 1000 + Math.floor(this.nanoseconds / 1_000_000)
  }

  #pastTimestamp(start: number): number {
    if (start === refused) return refused
    const { bytes } = this
    const seconds = start + '2026-11-20T08:00:'.length
    const zone = this.#pastFraction(seconds + 2)
    if (zone === refused) return refused
    let at = zone
    while (bytes[at] !== quote && at < zone + '+00:00'.length) at++
    const known = past(this, start, this.#minute) === seconds && isAt(bytes, zone, this.#zone, at)
    if (!known && !this.#learnMinute(bytes.toString('latin1', start, at))) return refused
    const [tens = 0, ones = 0] = [bytes[seconds], bytes[seconds + 1]]
    if (!isDigit(tens) || tens > five || !isDigit(ones)) return refused
    this.second = this.#minuteBegan + (tens - zero) * 10 + ones - zero
    return at
  }

  #pastFraction(start: number): number {
    const { bytes } = this
    this.nanoseconds = 0
    if (bytes[start] !== point) return start
    const first = start + 1
    let [at, value] = [first, 0]
    for (; at < first + 9 && isDigit(bytes[at]); at++) value = value * 10 + (bytes[at] ?? zero) - zero
    if (at === first) return refused
    this.nanoseconds = value * (unitOfDigit[at - first] ?? 0)
    return at
  }

  /** A log is nearly in order: the minute and zone of a line are nearly always those of the line before. */
  #learnMinute(timestamp: string): boolean {
    const [, minute = '', zone = ''] = isoTimestamp.exec(timestamp) ?? []
    const began = Date.parse(`${minute}00${zone}`) / 1000
    if (!(began >= firstOfTenDigits)) return false
    this.#minute = word(minute)
    this.#zone = Buffer.from(zone)
    this.#minuteBegan = began
    return true
  }

  #pastDuration(start: number): number {
    const { bytes } = this
    this.durationEnd = start
    if (bytes[start] === letterN) return past(this, start, nothing)
    const at = bytes[start] === minus ? refused : pastNumber(bytes, start)
    if (at !== refused) this.durationEnd = endWithoutZeros(bytes, start, at)
    return at
  }

  #pastSuccess(start: number): number {
    const { bytes } = this
    const first = bytes[start]
    const success = first === letterT ? yes : first === letterF ? no : nothing
    this.status = success === yes ? 'success' : success === no ? 'failure' : ''
    return past(this, start, success)
  }

  #pastDetails(start: number): number {
    const { bytes } = this
    this.cpu = this.cpuEnd = this.memory = this.memoryEnd = start
    if (start === refused || bytes[start] !== openBrace) return past(this, start, nothing)
    if (bytes[start + 1] === closeBrace) return start + 2
    let at = start
    do at = this.#pastDetail(pastBlank(bytes, at + 1))
    while (at !== refused && bytes[at] === comma)
    return at !== refused && bytes[at] === closeBrace ? at + 1 : refused
  }

  #pastDetail(key: number): number {
    const { bytes } = this
    const keyEnd = pastText(bytes, key)
    if (keyEnd === refused || bytes[keyEnd] !== colon) return refused
    const value = pastBlank(bytes, keyEnd + 1)
    const at = pastValue(this, value)
    if (at === refused) return refused
    const numberEnd = isNumber(bytes, value) ? endWithoutZeros(bytes, value, at) : value
    if (past(this, key, cpuPercent) === keyEnd) [this.cpu, this.cpuEnd] = [value, numberEnd]
    else if (past(this, key, memoryMb) === keyEnd) [this.memory, this.memoryEnd] = [value, numberEnd]
    return at
  }
}

const words = (separator: string, afterColon: string) => {
  const key = (name: string, before = separator, after = '') => `${before}"${name}":${afterColon}${after}`
  return {
    timestamp: word(key('event_type', '{', '"agent_executed"') + key('timestamp', separator, '"')),
    agent: word(key('agent', `"${separator}`, '"')),
    duration: word(key('duration_ms', `"${separator}`)),
    findings: word(key('findings')),
    severities: word(key('severity_levels')),
    success: word(key('success')),
    details: word(key('details')),
  }
}

/** As JSON.stringify writes it, and as json.dumps does. */
const [compact, spaced] = [words(',', ''), words(', ', ' ')]

const [cpuPercent, memoryMb] = [word('"cpu_percent"'), word('"memory_mb"')]

const isoTimestamp =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:)\d\d(?:\.\d{1,9})?(Z|[+-][01]\d:[0-5]\d)$/

/** Nanoseconds of the last digit of a fraction that has so many. */
const unitOfDigit = [0, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1]

const isAt = (bytes: Buffer, start: number, text: Buffer, end: number): boolean => {
  if (text.length !== end - start) return false
  for (let n = 0; n < text.length; n++) if (bytes[start + n] !== text[n]) return false
  return true
}

/** In September of 2001. */
const firstOfTenDigits = 1_000_000_000

const inNames = new Uint8Array(256)
for (const letter of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) inNames[letter] = 2
for (const other of Buffer.from('0123456789_.-')) inNames[other] = 1

const pastName = (bytes: Buffer, start: number): number => {
  if (start === refused || inNames[bytes[start] ?? 0] !== 2) return refused
  let at = start + 1
  while ((inNames[bytes[at] ?? 0] ?? 0) > 0) at++
  return at
}
