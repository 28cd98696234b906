import { fold, type Folded } from './fold.ts'

/** The text under examination: as it was written, and as a model would read it. */
export type Subject = { readonly text: string; readonly folded: Folded }

export const subject = (text: string): Subject => ({ text, folded: fold(text) })
