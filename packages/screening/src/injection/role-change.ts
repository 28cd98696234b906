import { phrase, phrases } from './detector.ts'

const model =
  '(?:an? )?(?:ai|a\\.i\\.|language model|llm|assistant|chatbot|chatgpt|gpt|claude|gemini|llama|machine|bot)'

/** "From now on you are …": gives the model another self. */
export const roleChange = phrases('role_change', [
  {
    indicator: 'denies_being_a_model',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`you are (?:not ${model}|no longer (?:${model}|bound|restricted|limited|required to|obliged to))\b`,
  },
  {
    indicator: 'pretends_not_to_be_a_model',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`(?:pretend|imagine|act as if|behave as if|act like) (?:to be |that )?(?:you are |you're |you were )?(?:not|no longer) (?:${model}|bound|restricted)\b`,
  },
  {
    indicator: 'stops_being_a_model',
    severity: 'high',
    confidence: 0.7,
    pattern: phrase`stop (?:being|acting as|acting like|pretending to be|behaving like) ${model}\b`,
  },
  {
    indicator: 'assigns_role',
    severity: 'medium',
    confidence: 0.6,
    pattern: /\byou are now (?:an? |my |acting |going to (?:be|act|play) )/g,
  },
  {
    indicator: 'changes_behaviour_from_now_on',
    severity: 'medium',
    confidence: 0.6,
    pattern:
      /\b(?:from now on|from this point (?:on|forward)|henceforth|for the rest of (?:this|our) (?:chat|conversation)),? (?:you are|you're|you will|you must|you shall|you should|act|behave|respond|answer|pretend|speak)\b/g,
  },
  {
    indicator: 'pretends_role',
    severity: 'low',
    confidence: 0.4,
    pattern: /\bpretend (?:to be|that you are|that you're|you are|you're)\b/g,
  },
])
