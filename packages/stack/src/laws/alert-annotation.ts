import { alertsOf } from '@octoscope/spec'
import { analysisOf } from './analysed.ts'
import { kept, survives } from './label-survives.ts'
import type { Law } from './law.ts'

export const alertAnnotation: Law = {
  id: 'alert/annotation',
  rule: 'The summary and description of an alert read labels that its query keeps.',
  why: 'A label that was aggregated away is empty in the text: "Instance  is down" wakes somebody and tells nothing.',
  example: {
    bad: "sum by (job) (tasks) > 10, summary: 'Too much on {{ $labels.instance }}'",
    good: "sum by (job) (tasks) > 10, summary: 'Too much on {{ $labels.job }}'",
  },
  problems: (stack) =>
    stack.systems.flatMap((system) =>
      alertsOf(system).flatMap(({ name, expr, summary, description }) => {
        const analysis = analysisOf(stack, expr)
        if (!analysis) return []
        return Object.entries({ summary, description }).flatMap(([field, text]) =>
          labelsRead(text)
            .filter(({ label }) => !survives(analysis, label))
            .map(({ label, from, to }) => ({
              where: `${system.name} › alert ${name} › ${field}`,
              message: `The query does not keep the label "${label}"; it keeps ${kept(analysis)}.`,
              advice: 'Keep the label in the query, or leave it out of the text.',
              source: { text, from, to },
            })),
        )
      }),
    ),
}

/** `$labels.name` inside an action, and `index $labels "name"`. */
const labelsRead = (text: string) =>
  [...text.matchAll(/\$labels\.(\w+)|index\s+\$labels\s+"([^"]+)"/g)].map((found) => ({
    label: found[1] ?? found[2] ?? '',
    from: found.index,
    to: found.index + found[0].length,
  }))
