import type { Span } from '../span.ts'

export const injectionTypes = [
  'instruction_override',
  'prompt_extraction',
  'role_change',
  'jailbreak',
  'safety_bypass',
  'refusal_suppression',
  'authority_claim',
  'forged_turn',
  'data_exfiltration',
  'tool_misuse',
  'encoded_payload',
  'hidden_text',
  'indirect_instruction',
  'memory_poisoning',
] as const

export type InjectionType = (typeof injectionTypes)[number]

/** From least to most severe. */
export const severities = ['low', 'medium', 'high', 'critical'] as const

export type Severity = (typeof severities)[number]

/** Says where an attack stands and of what kind it is; never its words. */
export type InjectionMatch = Span & {
  readonly type: InjectionType
  /** `critical` only for a plain imperative attack; less when the context speaks about it. */
  readonly severity: Severity
  /** 0 to 1. Falls by 0.1 for each step that the context lowers the severity. */
  readonly confidence: number
  /** The rule's name first, then what the context showed: `quoted`, `code`, `discussed` … */
  readonly indicators: readonly string[]
}

export const lower = (severity: Severity, steps: number): Severity =>
  severities[Math.max(0, severities.indexOf(severity) - steps)] ?? 'low'

export const mostSevereFirst = (a: InjectionMatch, b: InjectionMatch): number =>
  severities.indexOf(b.severity) - severities.indexOf(a.severity) || b.end - b.start - (a.end - a.start)
