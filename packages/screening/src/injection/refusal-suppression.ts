import { phrase, phrases } from './detector.ts'

const not = "(?:do not|don't|never|must not|cannot|can't|may not|are not allowed to|will not|won't)(?: ever)?"

/** Forbids the model to say no. */
export const refusalSuppression = phrases('refusal_suppression', [
  {
    indicator: 'forbids_refusal',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`${not} (?:refuse|decline) (?:to (?:answer|comply|respond|help|reply|obey)|(?:this|my|any|a) (?:\w{1,20} )?(?:requests?|questions?|commands?|instructions?|prompts?))\b`,
  },
  {
    indicator: 'forbids_saying_no',
    severity: 'medium',
    confidence: 0.7,
    pattern: phrase`${not} (?:say|tell me|reply|respond|claim|answer)(?: that| with)? ["']?(?:you (?:can't|cannot|can not|are unable|won't|are not able)|i(?:'m| am) sorry|i (?:cannot|can't)|as an ai)\b`,
  },
  {
    indicator: 'forces_agreement',
    severity: 'medium',
    confidence: 0.7,
    pattern:
      /\b(?:begin|start) your (?:answer|response|reply|output) with ["']?(?:sure|absolutely|of course|yes|certainly)\b/g,
  },
  {
    indicator: 'forbids_warnings',
    severity: 'low',
    confidence: 0.5,
    pattern: phrase`${not} (?:include|add|give|mention|provide) (?:me )?(?:any )?(?:ethical |moral |safety |legal )?(?:disclaimers?|lectures?|moral(?:i[sz]ing|s)?|warnings about (?:safety|ethics))\b`,
  },
])
