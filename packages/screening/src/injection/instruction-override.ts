import { phrase, phrases } from './detector.ts'

const dismiss = '(?:ignore|disregard|forget|stop following|stop obeying|pay no attention to)(?: about)?'
/** Verbs that a manual uses as well. */
const overturn =
  "(?:override|overrule|overwrite|bypass|discard|void|supersede|do(?: not|n't) (?:follow|obey))"
const all = '(?:(?:absolutely |completely )?(?:all|any|every|each) )?(?:of )?'
const determiner = '(?:the |your |these |those |of )?'
const earlier =
  '(?:previous|previously given|prior|above|earlier|preceding|foregoing|former|original|initial)'
const instructions = '(?:instructions?|prompts?|directives?|directions|orders|programming)'
const rules = '(?:rules?|guidelines?|context|messages?|commands?|training|constraints)'

// Folded: without accents.
const french =
  '(?:ignore[rz]?|oublie[rz]?) (?:toutes )?(?:les |tes |vos )?(?:instructions|consignes|directives) (?:precedentes|anterieures|ci-dessus)'
const german =
  '(?:ignorieren?|vergiss|vergessen|missachten?) (?:sie )?(?:bitte )?(?:alle )?(?:deine |ihre |die )?(?:vorherigen|bisherigen|vorigen|obigen|fruheren|vorangegangenen) (?:anweisungen|instruktionen|befehle|vorgaben)'
const spanish =
  '(?:ignora|ignore|olvida|olvide|omite) (?:todas )?(?:las |tus |sus )?(?:instrucciones|indicaciones) (?:anteriores|previas)'
const italian =
  '(?:ignora|ignorare|dimentica) (?:tutte )?(?:le )?(?:tue )?istruzioni (?:precedenti|anteriori)'
const portuguese =
  '(?:ignore|ignora|esqueca) (?:todas )?(?:as )?(?:suas |tuas )?instrucoes (?:anteriores|previas)'

/** "Ignore all previous instructions": takes the model out of its owner's hands. */
export const instructionOverride = phrases('instruction_override', [
  {
    indicator: 'dismisses_earlier_instructions',
    severity: 'critical',
    confidence: 0.95,
    pattern: phrase`${dismiss} ${all}${determiner}${earlier} (?:\w{1,20} )?${instructions}\b`,
  },
  {
    indicator: 'dismisses_instructions_above',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`${dismiss} ${all}${determiner}${instructions} (?:above|before this|so far|you (?:were|have been|'ve been) given|given (?:above|before|earlier|so far|to you))\b`,
  },
  {
    indicator: 'dismisses_own_instructions',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`(?:${dismiss}|${overturn}) ${all}your (?:\w{1,20} )?(?:system prompt|instructions|directives|programming)\b`,
  },
  {
    indicator: 'dismisses_every_instruction',
    severity: 'critical',
    confidence: 0.85,
    pattern: phrase`${dismiss} (?:all|any|every) (?:of )?(?:the |these )?${instructions}(?=[.,;!]|$| and\b| now\b)`,
  },
  {
    indicator: 'dismisses_in_another_language',
    severity: 'critical',
    confidence: 0.9,
    pattern: phrase`(?:${french}|${german}|${spanish}|${italian}|${portuguese})\b`,
  },
  {
    indicator: 'dismisses_all_instructions',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`${dismiss} (?:all|any) (?:of )?(?:the |these |those )?${instructions}\b`,
  },
  {
    indicator: 'dismisses_system_prompt',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`${dismiss} (?:the |this |any )(?:system|developer) (?:prompts?|instructions?|messages?)\b`,
  },
  {
    indicator: 'dismisses_what_was_said',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`${dismiss} (?:everything|anything|all|whatever) (?:that )?(?:(?:was |is )?(?:said |written |stated )?(?:above|before this)|(?:you|i|they) (?:were|have been|was|had been|'ve been) (?:told|taught|given|instructed|trained))\b`,
  },
  {
    indicator: 'dismisses_earlier_rules',
    severity: 'high',
    confidence: 0.7,
    pattern: phrase`${dismiss} ${all}${determiner}${earlier} ${rules}\b`,
  },
  {
    indicator: 'overturns_earlier_instructions',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`${overturn} ${all}${determiner}(?:${earlier}|system|current) (?:\w{1,20} )?(?:instructions|directives)\b`,
  },
  {
    indicator: 'takes_back_own_instructions',
    severity: 'medium',
    confidence: 0.5,
    pattern: phrase`${dismiss} ${all}my ${earlier} ${instructions}\b`,
  },
  {
    indicator: 'announces_new_instructions',
    severity: 'medium',
    confidence: 0.6,
    pattern:
      /\byour (?:new|real|true|actual|updated) (?:system prompt|instructions|directives?|goal|task|objective) (?:is|are)\b/g,
  },
])
