import { isCredentialName } from './credential-name.ts'
import { masked } from './shape.ts'

/**
 * Values of this environment that are secret: of variables with such a name, of the files that `*_FILE` variables with
 * such a name point to, and the passwords in URLs. Each as it is, and as it stands in JSON or a URL. Longest first, so
 * that none is cut by one that it contains.
 */
export const knownSecrets = (
  env: NodeJS.ProcessEnv,
  readFile: (path: string) => string,
): readonly string[] => {
  const found = Object.entries(env).flatMap(([name, value = '']) => secretsIn(name, value, readFile))
  const secrets = found.map((value) => value.trim()).filter(isTelling)
  return [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length)
}

/** A short value, or a word, would be found in ordinary lines: a password such as `postgres` hides nothing. */
const isTelling = (value: string): boolean => value.length >= 8 && !/^[A-Z]?[a-z]{1,15}$/.test(value)

const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
]

const secretsIn = (name: string, value: string, readFile: (path: string) => string): readonly string[] => {
  const [, base] = /^(.+)_FILE$/.exec(name) ?? []
  if (base !== undefined) return isCredentialName(base) ? linesOf(value, readFile) : []
  if (name.endsWith('_HEADERS'))
    return value.split(',').map((pair) => unescaped(pair.slice(pair.indexOf('=') + 1)))
  const password = URL.parse(value)?.password
  if (password) return [password, unescaped(password)]
  return isCredentialName(name) && !/cookie|signature/i.test(name) ? [value] : []
}

/** The words of a file: a key of many lines can leak by one. */
const linesOf = (path: string, readFile: (path: string) => string): readonly string[] => {
  try {
    return readFile(path)
      .split('\n')
      .filter((line) => !line.startsWith('-----'))
  } catch {
    return []
  }
}

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The text without the secrets. */
export const replaceKnown = (text: string, secrets: readonly string[], redacted: () => void): string => {
  let rest = text
  for (const secret of secrets) {
    if (!rest.includes(secret)) continue
    redacted()
    rest = rest.replaceAll(secret, masked)
  }
  return rest
}
