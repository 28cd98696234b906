import type { Stack, System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'

/** Every panel of every dashboard, with its queries. */
export const dashboards = ({ systems }: Stack): File =>
  page(
    'docs/reference/dashboards.md',
    'packages/systems/*/src/dashboards',
    '# Dashboards',
    ...systems.flatMap(section),
  )

const section = (system: System): readonly string[] =>
  system.dashboards.flatMap(({ title, uid, description, refresh, panels }) => [
    `## ${title}`,
    `${description} Its uid is ${code(uid)}.${refresh ? ` It asks again every ${refresh}.` : ''}`,
    table(
      ['Panel', 'Unit', 'Shows', 'Queries'],
      panels.map((panel) => [
        panel.title,
        panel.unit,
        panel.description,
        panel.queries.map(({ expr }) => code(String(expr))).join('; '),
      ]),
    ),
  ])
