import { phrases } from './detector.ts'

/** Plants an instruction that shall outlive the conversation. */
export const memoryPoisoning = phrases('memory_poisoning', [
  {
    indicator: 'writes_to_memory',
    severity: 'high',
    confidence: 0.75,
    pattern:
      /\b(?:remember|store|save|memori[sz]e|add|write|record|commit|keep|put)\b[^.!?]{0,80}?\b(?:in|to|into) your (?:long-?\s?term |permanent |persistent )?(?:memory|memories|knowledge base)\b/g,
  },
  {
    indicator: 'binds_future_conversations',
    severity: 'medium',
    confidence: 0.65,
    pattern:
      /\b(?:always|never|remember|you must|you will|from now on|say|answer|respond|recommend)\b[^.!?]{0,80}?\b(?:in|for|during|across) (?:all|every|any|each|your) (?:future|subsequent|later) (?:conversations?|chats?|sessions?|interactions?|responses?|answers?)\b/g,
  },
  {
    indicator: 'rewrites_memory',
    severity: 'medium',
    confidence: 0.65,
    pattern:
      /\b(?:update|overwrite|replace|modify|erase|wipe) your (?:\w{1,20} )?(?:memory|memories|core directives?)\b/g,
  },
])
