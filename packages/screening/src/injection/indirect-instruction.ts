import { phrase, phrases } from './detector.ts'

const model =
  '(?:ais?|llms?|(?:large )?language models?|(?:ai )?assistants?|(?:ai )?agents?|chatbots?|ai models?|gpt|chatgpt|claude|gemini|copilot)'
const reading = '(?:reading|processing|summari[sz]ing|parsing|analy[sz]ing|viewing|scanning|crawling)'

/** Speaks to the machine that will read a document, past the person who asked for it. */
export const indirectInstruction = phrases('indirect_instruction', [
  {
    indicator: 'addresses_reading_model',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`(?:if you are|if you're|to|attention|dear) (?:an? |the |any |all |every )?${model} (?:that is |who is |that are |currently )?${reading} (?:this|the following|these)\b`,
  },
  {
    indicator: 'orders_reading_model',
    severity: 'high',
    confidence: 0.75,
    pattern: phrase`${model} (?:${reading}|that (?:reads?|process(?:es)?|summari[sz]es?)) this (?:\w{1,20} )?(?:page|document|text|email|message|file|website|content|resume|cv)?[^.!?]{0,30}?\b(?:must|should|shall|please|are (?:instructed|required)|is (?:instructed|required)|has to|have to)\b`,
  },
  {
    indicator: 'addresses_model',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`(?:(?:important |special |hidden )?(?:note|message|instructions?|notice) (?:to|for)|attention) (?:the |any |all )?${model} ?[:,!]`,
  },
  {
    indicator: 'if_model',
    severity: 'medium',
    confidence: 0.6,
    pattern: phrase`if you(?: are|'re) an? ${model}\b[^.!?]{0,20}?\b(?:please|must|should|ignore|say|write|include|respond|add)\b`,
  },
])
