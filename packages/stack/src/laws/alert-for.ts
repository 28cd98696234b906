import { seconds } from '@octoscope/spec'
import type { Law } from './law.ts'

export const alertFor: Law = {
  id: 'alert/for',
  rule: 'The `for` of an alert is 0, or at least as long as the interval at which its group is evaluated.',
  why: 'Between two evaluations nothing is looked at: a shorter `for` asks for a precision that nobody keeps, and fires one interval later.',
  example: {
    bad: "alertGroup('shop', '1m', [alert('Down', { for: '30s', … })])",
    good: "alertGroup('shop', '30s', [alert('Down', { for: '30s', … })])",
  },
  problems: ({ systems }) =>
    systems.flatMap(({ name: system, alertGroups }) =>
      alertGroups.flatMap(({ name: group, interval, alerts }) =>
        alerts
          .filter((alert) => seconds(alert.for) > 0 && seconds(alert.for) < seconds(interval))
          .map((alert) => ({
            where: `${system} › alert ${alert.name}`,
            message: `It must hold for ${alert.for}, and group "${group}" is evaluated every ${interval} only.`,
            advice: `Write \`for: '${interval}'\` or longer, or evaluate the group more often.`,
          })),
      ),
    ),
}
