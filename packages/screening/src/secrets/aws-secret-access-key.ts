import type { SecretDetector } from './detector.ts'

/** Forty characters without a prefix are also a Git commit, so the name before them is required. */
export const awsSecretAccessKey: SecretDetector = {
  type: 'aws_secret_access_key',
  pattern: /secret_?access_?key["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[A-Za-z\d/+]{40})(?![A-Za-z\d/+=])/gi,
}
