import { servicesOf, type Stack, type System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'

/** Every service with its port, and how it is scraped. */
export const services = ({ systems }: Stack): File =>
  page(
    'docs/reference/services.md',
    'packages/systems/*/src/targets.ts',
    '# Services and ports',
    ...systems.flatMap(section),
  )

const section = (system: System): readonly string[] => [
  `## ${system.title}`,
  system.summary,
  table(
    ['Service', 'Port', 'Job', 'Scraped every', 'What it does'],
    servicesOf(system).map((service) => {
      const job = system.jobs.find(({ services: all }) => all.includes(service))
      return [
        service.name,
        String(service.port),
        job ? code(job.name) : 'none',
        job?.scrapeInterval ?? 'never',
        service.summary,
      ]
    }),
  ),
]
