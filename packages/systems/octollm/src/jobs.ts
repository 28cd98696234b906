import { job } from '@octoscope/spec'
import { coder, executor, guardian, judge, orchestrator, planner, reflexLayer, retriever } from './targets.ts'

export const orchestratorJob = job('orchestrator', '10s', [orchestrator])

/** Scraped twice as often: its answers take milliseconds. */
export const reflexLayerJob = job('reflex-layer', '5s', [reflexLayer])

export const armsJob = job('arms', '15s', [planner, executor, coder, judge, guardian, retriever])
