import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace'
import type { SamplerChoice } from '../settings/trace-settings.ts'

/** The sampler that the settings name. */
export const createSampler = ({ name, ratio }: SamplerChoice): Sampler => samplers[name](ratio)

const samplers: Readonly<Record<SamplerChoice['name'], (ratio: number) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (ratio) => new TraceIdRatioBasedSampler(ratio),
  parentbased_always_on: () => parentBased(new AlwaysOnSampler()),
  parentbased_always_off: () => parentBased(new AlwaysOffSampler()),
  parentbased_traceidratio: (ratio) => parentBased(new TraceIdRatioBasedSampler(ratio)),
}

const parentBased = (root: Sampler): Sampler => new ParentBasedSampler({ root })
