import { phrase, phrases } from './detector.ts'

const master = '(?:developer|creator|administrator|admin|owner|programmer|operator|master|supervisor)'
const maker = '(?:openai|anthropic|google|deepmind|microsoft|meta|mistral)'

/** Claims a right that a message cannot carry. */
export const authorityClaim = phrases('authority_claim', [
  {
    indicator: 'commands_as_master',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`as (?:your|the) (?:\w{1,20} )?${master},? i (?:hereby )?(?:order|command|authori[sz]e|instruct|permit|allow|demand|grant)\b`,
  },
  {
    indicator: 'claims_to_be_master',
    severity: 'medium',
    confidence: 0.7,
    pattern: phrase`(?:i am|i'm|this is) your (?:\w{1,20} )?${master}\b`,
  },
  {
    indicator: 'claims_to_be_maker',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`(?:i am|i'm|this is|speaking as) (?:an? |the )?(?:${maker} (?:\w{1,20} )?(?:engineer|employee|developer|staff|team|administrator|admin)|(?:engineer|employee|developer|administrator|admin) (?:at|of|from) ${maker})\b`,
  },
  {
    indicator: 'claims_override',
    severity: 'medium',
    confidence: 0.6,
    pattern:
      /\b(?:admin|administrator|root|developer|emergency) (?:override|authori[sz]ation|access) (?:code|granted|accepted|confirmed|enabled|engaged)\b/g,
  },
])
