import { counter, gauge } from '@octoscope/spec/metrics'
import { severity } from './labels.ts'

export const issuesFound = counter('devloop_issues_found_total', {
  help: 'Issues that agents found and that were not known before.',
  unit: 'issues',
  labels: { severity },
})

export const issuesAutofixed = counter('devloop_issues_autofixed_total', {
  help: 'Issues that an agent mended by itself.',
  unit: 'issues',
})

export const issuesPrevented = counter('devloop_issues_prevented_total', {
  help: 'Issues that were found and are gone again, mended by an agent or by a person, before they reached anybody else.',
  unit: 'issues',
})

export const falsePositives = counter('devloop_false_positives_total', {
  help: 'Issues that a person marked as none, such as by a comment that suppresses them.',
  unit: 'issues',
})

export const activeIssues = gauge('devloop_active_issues', {
  help: 'Issues that are there at present.',
  unit: 'issues',
  labels: { severity },
})

export const issues = { issuesFound, issuesAutofixed, issuesPrevented, falsePositives, activeIssues }
