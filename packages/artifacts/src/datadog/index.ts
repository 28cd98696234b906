import type { Render } from '../file.ts'
import { isPart } from '../part.ts'
import { servicesOf } from '@octoscope/spec'
import { check } from './check.ts'

/** An OpenMetrics check for each observed system: `monitoring/datadog/<system>.yaml` belongs into `conf.d/openmetrics.d/`. */
export const datadog: Render = ({ systems, environment }) =>
  systems
    .filter(({ jobs }) => jobs.some(({ services }) => !services.every(isPart)))
    .filter((system) => servicesOf(system).some(({ metrics }) => Object.keys(metrics).length > 0))
    .map((system) => check(system, environment))
