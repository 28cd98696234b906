import type { Span } from '../span.ts'
import type { InjectionType, Severity } from './injection-type.ts'
import type { Subject } from './subject.ts'

/** A match before its context has been weighed. */
export type Suspicion = Span & {
  readonly severity: Severity
  readonly confidence: number
  readonly indicator: string
  /** Words, which have a place in a sentence; not tokens or invisible characters. */
  readonly spoken: boolean
}

export type InjectionDetector = {
  readonly type: InjectionType
  readonly suspect: (subject: Subject) => readonly Suspicion[]
}

/**
 * Pattern: global, bounded quantifiers. A phrase is searched in the folded text, so it is written in lower
 * case ASCII with single spaces.
 */
export type Rule = Omit<Suspicion, keyof Span | 'spoken'> & { readonly pattern: RegExp }

/** Looks for what an attacker says. */
export const phrases = (type: InjectionType, rules: readonly Rule[]): InjectionDetector => ({
  type,
  suspect: ({ folded }) =>
    rules.flatMap((rule) =>
      search(rule, folded.text).map((found) => ({
        ...found,
        spoken: true,
        start: folded.origin(found.start),
        end: folded.origin(found.end),
      })),
    ),
})

/** A pattern put together from its parts; it begins at the beginning of a word. */
export const phrase = (parts: TemplateStringsArray, ...words: readonly string[]): RegExp =>
  new RegExp(String.raw`\b${String.raw(parts, ...words)}`, 'g')

/** Looks for what an attacker writes: tokens and characters that folding would lose. */
export const marks = (type: InjectionType, rules: readonly Rule[]): InjectionDetector => ({
  type,
  suspect: ({ text }) =>
    rules.flatMap((rule) => search(rule, text).map((found) => ({ ...found, spoken: false }))),
})

const search = ({ pattern, ...rest }: Rule, text: string): readonly Omit<Suspicion, 'spoken'>[] =>
  Array.from(text.matchAll(pattern), ({ 0: value, index }) => ({
    ...rest,
    start: index,
    end: index + value.length,
  }))
