import { silences } from '../../../packages/stack/src/laws/routed-example.ts'
import { full, gone, house, slow } from './house.ts'
import type { DeclarationTrap } from './trap.ts'

export const inhibitions: readonly DeclarationTrap[] = [
  {
    id: 'agree-in-the-name',
    told: ['O9', 'T16'],
    story:
      'A service that is down explains why it is slow, so the one shall silence the other where they agree in `alertname`. Two alerts with two names never do.',
    written: "inhibition({ source: down, targets: [slow], equal: ['alertname'] })",
    wrong: house({ inhibitions: [silences(gone, slow, ['alertname'])] }),
    law: 'inhibition/met',
    where: 'example › inhibition of Slow by Down',
    rightlyWritten: "inhibition({ source: down, targets: [slow], equal: ['job'] })",
    right: house(),
  },
  {
    id: 'agree-in-what-both-lack',
    told: ['O, further traps'],
    story:
      'The two shall agree in `namespace`, which neither carries. To Alertmanager missing on both sides is equal, and one service that is down silences the slowness of all others.',
    written: "inhibition({ source: down, targets: [slow], equal: ['namespace'] })",
    wrong: house({ inhibitions: [silences(gone, slow, ['namespace'])] }),
    law: 'inhibition/equal',
    where: 'example › inhibition of Slow by Down',
    rightlyWritten: "inhibition({ source: down, targets: [slow], equal: ['job'] })",
    right: house(),
  },
  {
    id: 'a-warning-silences-an-outage',
    told: ['O9'],
    story:
      'Source and target stand the wrong way round. The warning that calls are slow keeps the outage from waking anybody.',
    written: "inhibition({ source: slow, targets: [down], equal: ['job'] })",
    wrong: house({ inhibitions: [silences(slow, gone, ['job'])] }),
    law: 'inhibition/severity',
    where: 'example › inhibition of Down by Slow',
    rightlyWritten: "inhibition({ source: down, targets: [slow], equal: ['job'] })",
    right: house(),
  },
  {
    id: 'silence-in-a-circle',
    told: ['O9'],
    story:
      'Down explains full, somebody wrote; full explains down, wrote another. A silenced alert goes on silencing, and when both fire nobody is told of either.',
    written:
      'inhibition({ source: down, targets: [full], … }), inhibition({ source: full, targets: [down], … })',
    wrong: house({ inhibitions: [silences(gone, full, ['job']), silences(full, gone, ['job'])] }),
    law: 'inhibition/acyclic',
    where: 'example › inhibition by Down',
    rightlyWritten: "inhibition({ source: down, targets: [full], equal: ['job'] })",
    right: house({ inhibitions: [silences(gone, full)] }),
  },
]
