import { alwaysOff, alwaysOn, parentBased, traceIdRatio, type HeadSampler } from './samplers.ts'

/** The sampler that `OTEL_TRACES_SAMPLER` names; `parentbased_always_on` when it names none that exists. */
export const createSampler = (env: NodeJS.ProcessEnv, problems: string[]): HeadSampler => {
  const name = env.OTEL_TRACES_SAMPLER || 'parentbased_always_on'
  const create = samplers.get(name)
  if (create !== undefined) return create(() => ratioOf(env, problems))
  problems.push(
    `OTEL_TRACES_SAMPLER must be one of ${[...samplers.keys()].join(', ')}; it is "${name}". parentbased_always_on is used.`,
  )
  return parentBased(alwaysOn())
}

const samplers = new Map<string, (ratio: () => number) => HeadSampler>([
  ['always_on', alwaysOn],
  ['always_off', alwaysOff],
  ['traceidratio', (ratio) => traceIdRatio(ratio())],
  ['parentbased_always_on', () => parentBased(alwaysOn())],
  ['parentbased_always_off', () => parentBased(alwaysOff())],
  ['parentbased_traceidratio', (ratio) => parentBased(traceIdRatio(ratio()))],
])

const ratioOf = (env: NodeJS.ProcessEnv, problems: string[]): number => {
  const ratio = Number(env.OTEL_TRACES_SAMPLER_ARG || 1)
  if (ratio >= 0 && ratio <= 1) return ratio
  problems.push(
    `OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1; it is "${env.OTEL_TRACES_SAMPLER_ARG}". 1 is used.`,
  )
  return 1
}
