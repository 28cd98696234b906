import type { Duration } from '../units/duration.ts'
import type { Panel } from './panel.ts'

export interface Dashboard {
  /** Stable for ever: links and bookmarks hold it. At most 40 characters of a-z, 0-9 and "-". */
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** How often it asks again: every 30 seconds, unless it says otherwise. */
  readonly refresh?: Duration
  /** How far back it looks when it is opened: one hour, unless it says otherwise. */
  readonly span?: Duration
  /** Laid out from left to right, then down. */
  readonly panels: readonly Panel[]
}

export const dashboard = (uid: string, about: Omit<Dashboard, 'uid'>): Dashboard => ({ uid, ...about })
