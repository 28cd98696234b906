import type { Environment, Stack } from '@octoscope/spec'
import { octollm } from '@octoscope/octollm'
import { platform } from '@octoscope/platform'
import { images } from './images.ts'

/** Every system that is observed, in one environment. */
export const stackIn = (environment: Environment): Stack => ({
  systems: [octollm, platform],
  environment,
  images,
})
