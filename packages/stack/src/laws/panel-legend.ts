import { analysisOf } from './analysed.ts'
import { kept, survives } from './label-survives.ts'
import type { Law } from './law.ts'

export const panelLegend: Law = {
  id: 'panel/legend',
  rule: 'The legend of a panel reads labels that its query keeps.',
  why: 'Grafana leaves the place empty, and lines of different things bear one name.',
  example: {
    bad: "sum by (job) (tasks), legend '{{instance}}'",
    good: "sum by (job) (tasks), legend '{{job}}'",
  },
  problems: (stack) =>
    stack.systems.flatMap((system) =>
      system.dashboards.flatMap(({ title, panels }) =>
        panels.flatMap((panel) =>
          panel.queries.flatMap(({ expr, legend }) => {
            const analysis = analysisOf(stack, expr)
            if (!analysis) return []
            return [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)]
              .filter(([, label = '']) => !survives(analysis, label))
              .map((found) => ({
                where: `${system.name} › dashboard ${title} › panel ${panel.title}`,
                message: `The query does not keep the label "${found[1]}"; it keeps ${kept(analysis)}.`,
                advice: 'Keep the label in the query, or leave it out of the legend.',
                source: { text: legend, from: found.index, to: found.index + found[0].length },
              }))
          }),
        ),
      ),
    ),
}
