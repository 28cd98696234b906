import { phrase, phrases } from './detector.ts'

const show =
  '(?:reveal|show|print|display|output|repeat|recite|disclose|expose|leak|dump|share|write out|write down|return|echo|list|tell|give|send|paste|quote|summari[sz]e|copy)'
const whole =
  '(?:(?:all|the (?:full|exact|entire|complete|whole|verbatim) (?:text|contents?|version|wording)) (?:of )?)?'
const inner =
  '(?:system|hidden|initial|original|secret|internal|base|developer|confidential|pre-?prompt|starting)'
const prompt = '(?:prompts?|instructions?|messages?|directives?|rules|guidelines|configuration)'

/** "Reveal your system prompt": what the owner told the model is not the user's to read. */
export const promptExtraction = phrases('prompt_extraction', [
  {
    indicator: 'asks_for_system_prompt',
    severity: 'critical',
    confidence: 0.95,
    pattern: phrase`${show} (?:me |us |out )?${whole}your (?:\w{1,20} ){0,2}?${inner} (?:\w{1,20} )?${prompt}\b`,
  },
  {
    indicator: 'asks_for_instructions',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`(?:reveal|disclose|expose|leak|dump|repeat|recite|print|show|output|display|tell) (?:me |us |out )?${whole}your (?:(?:full|exact|entire|complete|current|own) )?(?:instructions|prompt|directives)\b`,
  },
  {
    indicator: 'asks_what_prompt_says',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`what (?:(?:is|are|was|were|does|do|did) )?your (?:\w{1,20} )?${inner} ${prompt}\b`,
  },
  {
    indicator: 'asks_for_text_above',
    severity: 'high',
    confidence: 0.75,
    pattern:
      /\b(?:repeat|print|output|recite|copy|echo) (?:all |every |the |exactly ){0,2}(?:everything|words|text|sentences|lines|content)(?: that (?:is|are|was|were))? (?:above|before this|preceding this)\b/g,
  },
  {
    indicator: 'asks_what_instructions_are',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`what (?:are|were) your (?:\w{1,20} )?instructions\b`,
  },
  {
    indicator: 'asks_for_a_system_prompt',
    severity: 'medium',
    confidence: 0.5,
    pattern: phrase`(?:reveal|disclose|expose|leak|dump|repeat|recite|print|show) (?:me |us )?${whole}(?:the |this )?(?:hidden|system|secret|initial) (?:prompt|instructions)\b`,
  },
])
