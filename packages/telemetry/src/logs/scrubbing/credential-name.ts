/** Words in the name of a field, a header, a variable or a parameter whose value is a secret. */
export const credentialWords = [
  'authori[sz]ation',
  String.raw`(?:^|[^a-z])pass(?![a-z])`,
  String.raw`auth(?![a-z])`,
  'api[-_ ]?key',
  '(?:access|private|signing|encryption|account|shared|master|subscription|storage|hmac)[-_ ]?key',
  'secret',
  'passw(?:or)?d',
  'pass[-_ ]?(?:phrase|code)',
  'pwd',
  'token',
  'cookie',
  'credential',
  'jwt',
  'bearer',
  'connection[-_ ]?string',
  'signature',
  String.raw`(?<![a-z])(?:dsn|ssn|iban|cvv|cvc)(?![a-z])`,
  'card[-_ ]?number',
].join('|')

const word = new RegExp(credentialWords, 'i')

/** What is told about a secret, rather than the secret: `token_type`, `secret_name`, `tokens_used`, `password_file`. */
const about =
  /(?:name|type|count|length|size|version|file|path|limit|usage|used|budget|policy|ttl|expir(?:y|ed|es|ation)|expires[-_ ]?(?:at|in)|max[-_ ]?age)$|tokeni[sz]/i

/** Whether what stands under the name is a secret. */
export const isCredentialName = (name: string): boolean => word.test(name) && !about.test(name)

/** Where a number is a count rather than a secret: `{ tokens: 350 }`, `{ pass: 12, fail: 1 }`. */
export const mayCount = (name: string): boolean => /token|cookie|pass$/i.test(name)
