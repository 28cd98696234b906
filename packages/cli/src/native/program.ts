/** A program that can run as one part of the stack. A value: making one starts nothing. */
export interface Program {
  readonly name: string
  readonly kind: 'service' | 'monitoring'
  /** An absolute path, or a name to be found on PATH. */
  readonly command: string
  readonly args: readonly string[]
  /** Added to the environment that octoscope itself was given. */
  readonly env: Readonly<Record<string, string>>
  readonly url: string
  /** Answers as soon as the program can do its work: an HTTP address with 2xx, a `redis://` one to a PING. */
  readonly ready: string
  /** The Debian package that brings the command, where it is not our own. */
  readonly debianPackage?: string
}
