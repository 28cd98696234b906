import type { Panel } from './panel.ts'

export interface Dashboard {
  /** Stable for ever: links and bookmarks hold it. At most 40 characters of a-z, 0-9 and "-". */
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** Laid out from left to right, then down. */
  readonly panels: readonly Panel[]
}

export const dashboard = (uid: string, about: Omit<Dashboard, 'uid'>): Dashboard => ({ uid, ...about })
