import { servicesOf } from '@octoscope/spec'
import type { Law } from './law.ts'

export const onePortOneOwner: Law = {
  id: 'service/port',
  rule: 'A port belongs to one service in the whole stack.',
  why: 'The second process to start on a port ends at once, or its scrapes reach the first.',
  problems: ({ systems }) => {
    const owners = new Map<number, string>()
    return systems.flatMap((system) =>
      servicesOf(system).flatMap(({ name, port }) => {
        const owner = owners.get(port)
        owners.set(port, owner ?? name)
        if (!owner || owner === name) return []
        return [
          {
            where: `${system.name} › service ${name}`,
            message: `Port ${port} of "${name}" belongs to "${owner}".`,
            advice: 'Give one of the two another port.',
          },
        ]
      }),
    )
  },
}
