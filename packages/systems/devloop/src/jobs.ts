import { job } from '@octoscope/spec'
import { devloopExporter } from './targets.ts'

export const devloopJob = job('devloop', '15s', [devloopExporter])
