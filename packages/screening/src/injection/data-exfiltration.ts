import { phrase, phrases } from './detector.ts'

const send = '(?:send|post|upload|forward|e-?mail|transmit|exfiltrate|leak|submit)'
const secrets =
  '(?:secrets|api[ _]keys?|credentials|passwords|access tokens?|tokens|environment variables|env vars|private keys?|ssh keys?)'
const talk =
  '(?:conversation|chat history|chat log|system prompt|previous messages|message history|user data|session data|personal data)'
const elsewhere = String.raw`(?:https?:\/\/|\w[\w.+-]{0,63}@\w|(?:my|an external|the attacker's|this) (?:server|url|endpoint|webhook|site))`

/** Asks for what the model can see to be carried outside. */
export const dataExfiltration = phrases('data_exfiltration', [
  {
    indicator: 'sends_all_secrets',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`${send} (?:me )?(?:all|every|any|your)\b[^.!?]{0,40}?\b${secrets}\b[^.!?]{0,40}?\b(?:to|at) ${elsewhere}`,
  },
  {
    indicator: 'sends_conversation',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`${send}\b[^.!?]{0,40}?\b${talk}\b[^.!?]{0,40}?\bto ${elsewhere}`,
  },
  {
    indicator: 'image_url_with_slot',
    severity: 'medium',
    confidence: 0.7,
    pattern: /!\[[^\]]{0,100}\]\(https?:\/\/[^\s)?]{1,200}\?[^\s)={<]{0,100}=(?:\{|\$|%7b|<|\[)/g,
  },
])
