import {
  dashboard,
  gaugePanel,
  increase,
  now,
  query,
  stackedArea,
  stat,
  sum,
  timeseries,
} from '@octoscope/spec'
import {
  activeIssues,
  buildTimeSaved,
  ciFailuresPrevented,
  developerTimeSaved,
  issuesFound,
  issuesPrevented,
} from '../metrics/index.ts'
import { autofixRate, ciCostReduction, falsePositiveRate, pushSuccessRate } from './shares.ts'

const small = { width: 6, height: 6 } as const

/** Tier 3: for team leads, and friends of figures. */
export const analytics = dashboard('devloop-analytics', {
  title: 'DevLoop analytics',
  description: 'Tier 3. What is found, what is mended, and what that is worth. Sums are of seven days.',
  tags: ['devloop', 'tier-3'],
  refresh: '1h',
  span: '7d',
  panels: [
    stackedArea('Issues by severity', {
      description: 'Issues that are there at present, over time.',
      unit: 'issues',
      queries: [query(sum(now(activeIssues)).by('severity'), '{{severity}}')],
    }),
    timeseries('Issues found per hour', {
      description: 'Issues that were not known before.',
      unit: 'issues',
      queries: [query(sum(increase(issuesFound, '1h')).by('severity'), '{{severity}}')],
    }),
    gaugePanel('Auto-fix rate', {
      description: 'Issues that an agent mended by itself, among those that were found.',
      unit: 'ratio',
      queries: [query(autofixRate, 'mended')],
      ...small,
    }),
    gaugePanel('False positive rate', {
      description: 'Issues that a person marked as none, among those that were found.',
      unit: 'ratio',
      queries: [query(falsePositiveRate, 'no issue')],
      thresholds: { warning: 0.1, critical: 0.25 },
      ...small,
    }),
    stat('Issues prevented', {
      description: 'Issues that were found and are gone before they reached anybody else.',
      unit: 'issues',
      queries: [query(sum(increase(issuesPrevented, '7d')), 'prevented')],
      ...small,
    }),
    stat('Issues prevented today', {
      description: 'The guide hopes for more than 100 a day.',
      unit: 'issues',
      queries: [query(sum(increase(issuesPrevented, '1d')), 'prevented')],
      ...small,
    }),
    stat('CI failures prevented', {
      description: 'Failures that a check before the push found.',
      unit: 'failures',
      queries: [query(sum(increase(ciFailuresPrevented, '7d')), 'prevented')],
      ...small,
    }),
    stat('Build time saved', {
      description: 'Time of build machines that prevented failures would have taken.',
      unit: 'seconds',
      queries: [query(sum(increase(buildTimeSaved, '7d')), 'saved')],
      ...small,
    }),
    stat('Developer time saved', {
      description: 'Time of people, in hours of seven days.',
      unit: 'seconds',
      queries: [query(sum(increase(developerTimeSaved, '7d')), 'saved')],
      ...small,
    }),
    stat('Developer time saved today', {
      description: 'The guide hopes for more than two hours a day.',
      unit: 'seconds',
      queries: [query(sum(increase(developerTimeSaved, '1d')), 'saved')],
      thresholds: { warning: 7200, worse: 'below' },
      ...small,
    }),
    gaugePanel('Push success rate', {
      description: 'Pushes that went out, among those that were checked.',
      unit: 'ratio',
      queries: [query(pushSuccessRate, 'went out')],
      ...small,
    }),
    gaugePanel('CI cost reduction', {
      description:
        'Cost of CI runs that was saved, among what would have been spent. The guide hopes for more than 20 %.',
      unit: 'ratio',
      queries: [query(ciCostReduction, 'saved')],
      thresholds: { warning: 0.2, critical: 0.1, worse: 'below' },
      ...small,
    }),
  ],
})
