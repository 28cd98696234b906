import { marks, type InjectionDetector } from './detector.ts'

const invisible = marks('hidden_text', [
  {
    indicator: 'tag_characters',
    severity: 'high',
    confidence: 0.95,
    pattern: /(?:\u{1F3F4})?[\u{E0001}-\u{E007F}]{1,4096}/gu,
  },
  {
    indicator: 'variation_selectors',
    severity: 'high',
    confidence: 0.9,
    pattern: /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]{4,4096}/gu,
  },
  {
    indicator: 'zero_width_run',
    severity: 'medium',
    confidence: 0.7,
    pattern: /[\u00AD\u180E\u200B-\u200F\u2060-\u2064\uFEFF]{4,4096}/g,
  },
  {
    indicator: 'reversed_text',
    severity: 'medium',
    confidence: 0.7,
    pattern: /[\u202D\u202E]/g,
  },
])

/** Characters that a model reads and a person does not see. */
export const hiddenText: InjectionDetector = {
  type: 'hidden_text',
  suspect: (seen) =>
    invisible.suspect(seen).filter(({ start, end }) => !flag.test(seen.text.slice(start, end))),
}

/** The flags of England, Scotland and Wales are a black flag with a few tags. */
const flag = /^\u{1F3F4}[\u{E0020}-\u{E007E}]{2,6}\u{E007F}$/u
