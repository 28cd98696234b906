import { phrase, phrases } from './detector.ts'

const use = '(?:run|execute|call|invoke|use|type|issue|perform|do)'
const destruction = String.raw`(?:rm -[rf]{1,2} (?:--no-preserve-root )?(?:\/|~|\*)(?=[\s"'${'`'}*;&|]|$)|mkfs(?:\.\w{2,8})? (?:-\w{1,4} ){0,2}\/dev\/|dd if=\/dev\/|:\(\) ?\{|drop (?:table|database) |format c:)`
const pipedToShell = String.raw`(?:curl|wget) [^|]{1,120}\| ?(?:sudo )?(?:ba|z|da)?sh\b`

/** Turns the model's tools against the machine or the user. */
export const toolMisuse = phrases('tool_misuse', [
  {
    indicator: 'destructive_command',
    severity: 'high',
    confidence: 0.8,
    pattern: phrase`${use}\b[^.!?|]{0,40}?${destruction}`,
  },
  {
    indicator: 'downloads_and_runs',
    severity: 'high',
    confidence: 0.7,
    pattern: phrase`${use}\b[^.!?|]{0,40}?\b${pipedToShell}`,
  },
  {
    indicator: 'without_confirmation',
    severity: 'medium',
    confidence: 0.6,
    pattern:
      /\b(?:without|do not|don't|never) (?:asking|ask|waiting|wait|requesting|request)(?: me| the user| us)?(?: for)?(?: any| my| the user's)? (?:confirmation|permission|consent)\b/g,
  },
  {
    indicator: 'grants_privileges',
    severity: 'medium',
    confidence: 0.6,
    pattern:
      /\b(?:grant|give) (?:me|yourself|this user|my account) (?:\w{1,20} )?(?:root|admin|administrator|sudo|superuser) (?:access|rights|privileges|permissions)\b/g,
  },
])
