import type { Facts } from '../facts/facts.ts'
import { inWords, isOk } from '../facts/answer.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('service answers')

/** Each service says that it is alive. */
export const serviceAnswers = ({ services }: Facts): readonly Finding[] =>
  services.map(({ service: { name }, alive }) =>
    isOk(alive)
      ? well(name, `answers at ${alive.url}`)
      : broken(name, {
          message: `${name} must answer ${alive.url} with 200; ${inWords(alive)}`,
          why: 'Its process is gone, hangs, or listens elsewhere. Nothing of what it does or measures is there.',
          remedy: `Start it with \`octoscope up\`, or read the end of its log: ${name}.log in the run folder`,
        }),
  )
