import type { SamplerChoice } from '../settings/trace-settings.ts'
import { alwaysOff, alwaysOn, parentBased, traceIdRatio, type HeadSampler } from './samplers.ts'

/** The sampler that the settings name. */
export const createSampler = ({ name, ratio }: SamplerChoice): HeadSampler => samplers[name](ratio)

const samplers: Readonly<Record<SamplerChoice['name'], (ratio: number) => HeadSampler>> = {
  always_on: alwaysOn,
  always_off: alwaysOff,
  traceidratio: traceIdRatio,
  parentbased_always_on: () => parentBased(alwaysOn()),
  parentbased_always_off: () => parentBased(alwaysOff()),
  parentbased_traceidratio: (ratio) => parentBased(traceIdRatio(ratio)),
}
