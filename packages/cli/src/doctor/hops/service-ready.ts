import { z } from 'zod'
import type { Facts, ServiceFacts } from '../facts/facts.ts'
import { inWords, isOk, type Answer } from '../facts/answer.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('service is ready')

/** Each service has what it needs to do its work. */
export const serviceReady = ({ services }: Facts): readonly Finding[] =>
  services.map(({ service: { name }, ready }) =>
    isOk(ready) ? well(name, 'is ready') : notReady(name, ready, services),
  )

const notReady = (name: string, ready: Answer, services: readonly ServiceFacts[]): Finding => {
  const failing = failingChecks(ready)
  const dead = services.find(({ service, alive }) => failing.includes(service.name) && !isOk(alive))
  return broken(name, {
    message: `${name} must be ready; ${failing.length > 0 ? `its check fails: ${failing.join(', ')}` : inWords(ready)}`,
    why: 'It answers, and cannot do its work: what it is asked fails.',
    remedy: `Mend what the check names. The reason is in its log: ${name}.log in the run folder`,
    ...(dead && { consequenceOf: dead.service.name }),
  })
}

/** The names of the checks that a service says fail. A check of another service has that one's name. */
const failingChecks = (ready: Answer): readonly string[] => {
  if (!('status' in ready)) return []
  try {
    return z.object({ failing: z.array(z.string()) }).parse(JSON.parse(ready.body)).failing
  } catch {
    return []
  }
}
