import { disjoint, length } from '../span.ts'
import { assignedPassword, assignedToken } from './assigned-secret.ts'
import { awsSecretAccessKey } from './aws-secret-access-key.ts'
import { bearerToken } from './bearer-token.ts'
import { connectionString } from './connection-string.ts'
import { detect, type SecretDetector } from './detector.ts'
import { issuedTokens } from './issued-token.ts'
import { jwt } from './jwt.ts'
import { privateKey } from './private-key.ts'
import { secretTypes, type SecretMatch, type SecretType } from './secret-type.ts'

/** Finds keys, tokens, passwords and private key blocks. Matches never overlap. */
export const findSecrets = (text: string): readonly SecretMatch[] =>
  disjoint(
    detectors.flatMap((detector) => detect(detector, text)),
    mostSpecificFirst,
  )

const rank = new Map<SecretType, number>(secretTypes.map((type, i) => [type, i]))

const mostSpecificFirst = (a: SecretMatch, b: SecretMatch): number =>
  (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0) || length(b) - length(a)

const detectors: readonly SecretDetector[] = [
  privateKey,
  connectionString,
  ...issuedTokens,
  awsSecretAccessKey,
  jwt,
  bearerToken,
  assignedPassword,
  assignedToken,
]
