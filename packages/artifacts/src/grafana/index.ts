import type { Render } from '../file.ts'
import { dashboardProvider } from './dashboard-provider.ts'
import { dashboards } from './dashboards.ts'
import { datasources } from './datasources.ts'

export const grafana: Render = (stack) => [datasources(stack), dashboardProvider(), ...dashboards(stack)]
