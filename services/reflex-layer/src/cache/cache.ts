/** Keeps texts for a while. It may forget at any time, and never answers with what it was not given. */
export interface Cache {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string, ttlSeconds: number): Promise<void>
}
