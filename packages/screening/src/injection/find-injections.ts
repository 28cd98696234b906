import { byStart, disjoint } from '../span.ts'
import { authorityClaim } from './authority-claim.ts'
import { dataExfiltration } from './data-exfiltration.ts'
import type { InjectionDetector } from './detector.ts'
import { encodedPayload } from './encoded-payload.ts'
import { forgedTurn } from './forged-turn.ts'
import { hiddenText } from './hidden-text.ts'
import { indirectInstruction } from './indirect-instruction.ts'
import { mostSevereFirst, type InjectionMatch } from './injection-type.ts'
import { instructionOverride } from './instruction-override.ts'
import { jailbreak } from './jailbreak.ts'
import { memoryPoisoning } from './memory-poisoning.ts'
import { promptExtraction } from './prompt-extraction.ts'
import { refusalSuppression } from './refusal-suppression.ts'
import { roleChange } from './role-change.ts'
import { safetyBypass } from './safety-bypass.ts'
import { subject } from './subject.ts'
import { toolMisuse } from './tool-misuse.ts'
import { weigh, type Suspect } from './weigh.ts'

/**
 * Finds attempts to turn a model against its instructions. Matches of one type never overlap;
 * matches of different types may, since one sentence can be several attacks.
 */
export const findInjections = (text: string): readonly InjectionMatch[] => {
  const seen = subject(text)
  const suspects = detectors.flatMap(({ type, suspect }) =>
    suspect(seen).map((suspicion): Suspect => ({ ...suspicion, type })),
  )
  const weighed = weigh(text, suspects.toSorted(byStart))
  return detectors
    .flatMap(({ type }) =>
      disjoint(
        weighed.filter((match) => match.type === type),
        mostSevereFirst,
      ),
    )
    .toSorted(byStart)
}

const detectors: readonly InjectionDetector[] = [
  instructionOverride,
  promptExtraction,
  roleChange,
  jailbreak,
  safetyBypass,
  refusalSuppression,
  authorityClaim,
  forgedTurn,
  dataExfiltration,
  toolMisuse,
  encodedPayload,
  hiddenText,
  indirectInstruction,
  memoryPoisoning,
]
