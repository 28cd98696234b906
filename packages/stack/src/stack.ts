import type { Environment, Image, Part, Stack, System } from '@octoscope/spec'
import { lokiMode } from '@octoscope/loki-mode'
import { hemostat } from '@octoscope/hemostat'
import { octollm } from '@octoscope/octollm'
import { platform } from '@octoscope/platform'
import { environments } from './environments.ts'
import { images } from './images.ts'

/** What is observed, and where it runs. */
export interface StackDefinition {
  readonly systems: readonly System[]
  /** By name; the first is taken when none is asked for. */
  readonly environments: Readonly<Record<string, Environment>>
  readonly images: Readonly<Record<Part, Image>>
}

/** A stack of one's own: the default export of `octoscope.config.ts`. Without images, the releases are those of {@link images}. */
export const defineStack = (
  about: Omit<StackDefinition, 'images'> & Partial<Pick<StackDefinition, 'images'>>,
): StackDefinition => ({ images, ...about })

/** A stack in one of its environments, or in another place that it shall run in. */
export const stackOf = (
  { systems, environments, images }: StackDefinition,
  environment: Environment,
): Stack => ({ systems, environment, environments: Object.values(environments), images })

/** The systems of this repository. */
export const builtIn = defineStack({ systems: [octollm, lokiMode, hemostat, platform], environments })

/** Every system of this repository, in one environment. */
export const stackIn = (environment: Environment): Stack => stackOf(builtIn, environment)
