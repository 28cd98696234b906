import { phrase, phrases, type InjectionDetector, type Suspicion } from './detector.ts'
import { instructionOverride } from './instruction-override.ts'
import { jailbreak } from './jailbreak.ts'
import { promptExtraction } from './prompt-extraction.ts'
import { safetyBypass } from './safety-bypass.ts'
import { subject } from './subject.ts'

const encoding =
  '(?:base ?64|base ?32|rot ?13|hex(?:adecimal)?|morse(?: code)?|binary|caesar|cipher|encoded|encrypted)'

const invitations = phrases('encoded_payload', [
  {
    indicator: 'decode_and_obey',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`(?:decode|decrypt|unscramble|decipher|translate|convert)\b[^.!?]{0,60}?\b${encoding}\b[^.!?]{0,80}?\b(?:and|then) (?:then )?(?:follow|execute|obey|comply with|act on|carry out|do) (?:it|them|what|its|the (?:results?|instructions?|commands?|decoded|message))\b`,
  },
  {
    indicator: 'obey_decoded',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`(?:follow|execute|obey|carry out) (?:the |this |these )?(?:decoded|hidden|decrypted|${encoding}) (?:\w{1,20} )?(?:instructions?|commands?|message|payload|prompt)\b`,
  },
])

/** An attack in disguise: an invitation to decode and obey, or base64 that turns out to hold one. */
export const encodedPayload: InjectionDetector = {
  type: 'encoded_payload',
  suspect: (seen) => [...invitations.suspect(seen), ...disguised(seen.text)],
}

const disguised = (text: string): readonly Suspicion[] =>
  Array.from(text.matchAll(base64), ({ 0: value, index }) => ({ value, index }))
    .filter(({ value }) => isAttack(decode(value)))
    .map(({ value, index }) => ({
      start: index,
      end: index + value.length,
      severity: 'high',
      confidence: 0.9,
      indicator: 'base64_attack',
      spoken: false,
    }))

const base64 = /(?<![\w+/=-])[\w+/-]{24,4096}={0,2}/g

const decode = (value: string): string => {
  try {
    return atob(value.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

const isAttack = (decoded: string): boolean => {
  if (!/^[\s -~]{12,}$/.test(decoded)) return false
  const seen = subject(decoded)
  return attacks.some(({ suspect }) => suspect(seen).some(({ severity }) => severity === 'critical'))
}

const attacks: readonly InjectionDetector[] = [instructionOverride, promptExtraction, safetyBypass, jailbreak]
