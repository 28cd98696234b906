import type { Render } from '../file.ts'
import { alerts } from './alerts.ts'
import { dashboards } from './dashboards.ts'
import { metrics } from './metrics.ts'
import { routes } from './routes.ts'
import { runbooks } from './runbooks.ts'
import { services } from './services.ts'
import { slos } from './slos.ts'

export const docs: Render = (stack) => [
  metrics(stack),
  alerts(stack),
  routes(stack),
  slos(stack),
  dashboards(stack),
  services(stack),
  ...runbooks(stack),
]
