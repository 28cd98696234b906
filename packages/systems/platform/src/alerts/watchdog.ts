import { alert, always } from '@octoscope/spec'

const texts = {
  summary: 'The alert path works',
  description: 'Fires always, and is sent again every minute. Its silence is the alarm.',
}

export const watchdog = alert('Watchdog', {
  expr: always(),
  // A Prometheus that dies again within a minute, over and over, is no working path and shall not look like one.
  for: '1m',
  severity: 'none',
  ...texts,
  runbook: {
    meaning: 'Prometheus evaluates its rules, and Alertmanager delivers: every other alert would arrive.',
    impact:
      'None while it fires. When it stops, the path is broken, and no alert of any system reaches anybody.',
    look: [
      '`octoscope doctor` walks the path and names the first hop that fails.',
      'Is Prometheus up, and does Status > Rules show this rule as firing?',
      'Does Status > Runtime in Prometheus name the Alertmanager it sends to?',
      'Is there a silence in Alertmanager that fits this alert? One that fits everything silences everything.',
      'The log of Alertmanager: a line for each message it could not deliver.',
    ],
    act: [
      'Until the path works again, watch the dashboards: nothing else will tell.',
      'Start what is down, or remove the silence.',
      'If both run, see whether this network still reaches the heartbeat service.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'rules have been evaluated for more than a minute, and nothing is scraped at all',
        given: [],
        at: '2m30s',
        alerts: [{ labels: {}, ...texts }],
      },
    ],
    silent: [{ when: 'Prometheus has started less than a minute ago', given: [], at: '30s' }],
  },
})
