import { marks } from './detector.ts'

/** Imitates the marks that separate speakers in a prompt, so that data passes for an instruction. */
export const forgedTurn = marks('forged_turn', [
  {
    indicator: 'chat_control_token',
    severity: 'high',
    confidence: 0.9,
    pattern:
      /<\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|begin_of_text|end_of_text|start_header_id|end_header_id|eot_id|eom_id)\|>|<(?:start|end)_of_turn>|\[\/?INST\]|<<\/?SYS>>/gi,
  },
  {
    indicator: 'system_line',
    severity: 'high',
    confidence: 0.75,
    pattern:
      /^[ \t]{0,8}[#*[<]{0,4} ?(?:system|developer)(?: (?:prompt|message|instructions?|override|notice))?(?: ?:|[\]>*]{1,4} ?:?)[>*]{0,3}\s{0,3}(?:you (?:are|must|will|should|have)|ignore|disregard|forget|override|new instructions?|from now on|the user|reveal|act as|do not)\b/gim,
  },
  {
    indicator: 'system_tag',
    severity: 'medium',
    confidence: 0.6,
    pattern: /<\/?(?:system|system_prompt|system_message|system-reminder|assistant|human)>/gi,
  },
  {
    indicator: 'prompt_boundary',
    severity: 'medium',
    confidence: 0.7,
    pattern:
      /[-=#*[<]{2,10} ?(?:begin|end|start)(?: of)?(?: the)? (?:system|user|hidden|initial|previous) (?:prompt|instructions?|messages?|conversation|input)\b/gi,
  },
])
