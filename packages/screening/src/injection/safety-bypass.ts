import { phrase, phrases } from './detector.ts'

const defeat =
  '(?:disable|bypass|turn off|switch off|ignore|override|remove|circumvent|evade|deactivate|suspend|drop|forget|disregard|break|violate|get around)'
const safeguards =
  '(?:filters?|guidelines?|polic(?:y|ies)|restrictions?|guardrails?|rules|safeguards?|limitations?|safety (?:checks?|measures?|protocols?|training|features?)|ethics|ethical constraints|moderation)'

/** Asks the model to put its safeguards aside. */
export const safetyBypass = phrases('safety_bypass', [
  {
    indicator: 'defeats_own_safeguards',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`${defeat} (?:all |any )?(?:of )?your (?:\w{1,20} ){0,3}?${safeguards}(?![\w-])`,
  },
  {
    indicator: 'defeats_safeguards',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`${defeat} (?:all |any |the |every ){0,2}(?:ai |model |llm )?(?:safety|content|ethical|moderation) (?:filters?|guidelines?|polic(?:y|ies)|restrictions?|guardrails?|safeguards?|protocols?)\b`,
  },
])
