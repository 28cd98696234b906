/** A mistake of a person: one clear message, and no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
