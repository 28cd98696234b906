/** A setting that a person must mend before the process can start. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}
