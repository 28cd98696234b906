import type { Environment, Stack } from '@octoscope/spec'
import { octollm } from '@octoscope/octollm'
import { platform } from '@octoscope/platform'
import { environments } from './environments.ts'
import { images } from './images.ts'

/** Every system that is observed, in one environment. */
export const stackIn = (environment: Environment): Stack => ({
  systems: [octollm, platform],
  environment,
  environments: Object.values(environments),
  images,
})
