import { isPlaceholder, type SecretDetector } from './detector.ts'

/** A URL with a password before the host: `postgres://app:…@db:5432/app`, `redis://:…@cache`. */
export const connectionString: SecretDetector = {
  type: 'connection_string',
  pattern:
    /(?<![A-Za-z\d])[A-Za-z][A-Za-z\d+.-]{1,20}:\/\/[^\s:@/?#"'`<>]{0,128}:[^\s@/?#"'`]{1,256}@[^\s"'`<>@]{1,256}/g,
  accepts: (value) => !isPlaceholder(passwordOf(value)),
}

const passwordOf = (url: string): string => {
  const login = url.slice(url.indexOf('://') + 3, url.indexOf('@'))
  return login.slice(login.indexOf(':') + 1)
}
