import { alertsOf, inhibitionsOf, labelsCarried, type Alert, type Stack } from '@octoscope/spec'
import type { Law } from './law.ts'

export const inhibitionEqual: Law = {
  id: 'inhibition/equal',
  rule: 'Source and targets of an inhibition surely carry every label in which they must agree: one that both lack counts as equal.',
  why: 'A label that one side lacks is empty there, so that the inhibition holds never, or for everything.',
  problems: (stack) =>
    stack.systems.flatMap((system) =>
      inhibitionsOf(system).flatMap(({ source, targets, equal }) =>
        targets.flatMap((target) =>
          equal.flatMap((label) =>
            [source, target]
              .filter((alert) => !carried(alert, stack).includes(label))
              .map((alert) => ({
                where: `${system.name} › inhibition of ${target.name} by ${source.name}`,
                message: `Both must carry the label "${label}"; the query of "${alert.name}" does not keep it.`,
                advice: `Agree in labels that both carry: ${shared(source, target, stack).join(', ') || 'there are none, so keep one in both queries'}.`,
              })),
          ),
        ),
      ),
    ),
}

/** None for an alert that no system declares. */
const carried = (alert: Alert, { systems, environment }: Stack): readonly string[] => {
  const home = systems.find((system) => alertsOf(system).includes(alert))
  return home ? labelsCarried(alert, home, environment) : []
}

/** What could be meant: the labels of both, without those that are the same on every alert of an environment. */
const shared = (source: Alert, target: Alert, stack: Stack): readonly string[] =>
  carried(source, stack).filter(
    (label) =>
      carried(target, stack).includes(label) &&
      !['alertname', 'severity', ...Object.keys(stack.environment.externalLabels)].includes(label),
  )
