import { phrase, phrases } from './detector.ts'

const become = "(?:you are|you're|act as|become|pretend to be|simulate|behave as|respond as|answer as|play)"
const boundless = '(?:unrestricted|unfiltered|uncensored|jailbroken|amoral|unaligned|unbound|unmoderated)'
const model = '(?:ai|model|language model|llm|assistant|chatbot|bot|version|agent)'
const limits = '(?:restrictions|limitations|limits|filters?|censorship|guidelines|morals?|ethics|rules)'

/** Asks for a version of the model that has no limits. */
export const jailbreak = phrases('jailbreak', [
  {
    indicator: 'unrestricted_persona',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`${become} (?:now )?(?:going to (?:be|act as) )?(?:an? )?(?:completely |fully |totally )?${boundless} (?:\w{1,20} )?${model}\b`,
  },
  {
    indicator: 'dan',
    severity: 'critical',
    confidence: 0.95,
    pattern: phrase`${become} (?:now )?(?:going to (?:be|act as) )?dan\b[^\n]{0,80}?(?:do anything|no (?:rules|restrictions|limits)|free of|freed from|jailbr|broken free)`,
  },
  {
    indicator: 'do_anything_now',
    severity: 'high',
    confidence: 0.8,
    pattern: /\bdo anything now\b/g,
  },
  {
    indicator: 'switches_mode',
    severity: 'high',
    confidence: 0.8,
    pattern:
      /\b(?:enable|enter|activate|switch to|turn on|engage) (?:your )?(?:jailbreak|dan|unrestricted|uncensored|unfiltered|evil|no[- ]limits) mode\b/g,
  },
  {
    indicator: 'developer_mode',
    severity: 'high',
    confidence: 0.7,
    pattern:
      /\b(?:you are (?:now )?(?:in|running in)|respond (?:as|in)|answer (?:as|in)|(?:chatgpt|gpt|claude|gemini) (?:with|in)) (?:\w{1,20} )?(?:developer|debug|god|sudo|maintenance) mode\b/g,
  },
  {
    indicator: 'mode_enabled',
    severity: 'medium',
    confidence: 0.5,
    pattern: /\b(?:developer|dan|god|jailbreak|sudo) mode (?:is )?(?:now )?(?:enabled|activated|unlocked)\b/g,
  },
  {
    indicator: 'supposes_no_limits',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`(?:act|pretend|behave|respond|answer)(?: like| as if| as though| that)? (?:you have|you had|there are|there were) no (?:\w{1,20} )?${limits}\b`,
  },
  {
    indicator: 'without_your_limits',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`(?:respond|answer|act|reply|operate|speak|behave)\b[^.!?]{0,40}? (?:without|free (?:from|of)|unbound by|ignoring) (?:all |any )?(?:of )?your (?:\w{1,20} )?${limits}\b`,
  },
  {
    indicator: 'without_limits',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`(?:respond|answer|reply|speak|you (?:have|operate with)) (?:with )?(?:without|free (?:from|of)|no) (?:any |all )?(?:ethical |moral |content |safety )?(?:restrictions|limitations|censorship|guidelines|morals|ethics)\b`,
  },
])
