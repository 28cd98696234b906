import { setTimeout as delay } from 'node:timers/promises'
import { arms, type Arm } from '@octoscope/octollm/metrics'
import type { OrchestratorMetrics } from '../orchestrator-telemetry.ts'

export interface ArmProberParts {
  readonly urls: Readonly<Record<Arm, string>>
  /** Between two probes of one arm. */
  readonly pauseSeconds: number
  readonly metrics: OrchestratorMetrics
}

/** Asks every arm again and again whether it is ready, and keeps each one's availability. Returns what ends it. */
export const startArmProber = ({ urls, pauseSeconds, metrics }: ArmProberParts): (() => void) => {
  const stopping = new AbortController()
  const { signal } = stopping

  const probeAgainAndAgain = async (arm: Arm) => {
    let probes: readonly boolean[] = []
    while (!signal.aborted) {
      probes = [...probes, await isReady(urls[arm], signal)].slice(-10)
      metrics.armAvailability.set(probes.filter(Boolean).length / probes.length, { arm })
      await delay(pauseSeconds * 1000, undefined, { signal }).catch(() => {})
    }
  }
  for (const arm of arms) void probeAgainAndAgain(arm)
  return () => stopping.abort()
}

const isReady = async (url: string, signal: AbortSignal): Promise<boolean> => {
  try {
    const timeout = AbortSignal.timeout(timeoutMs)
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.any([signal, timeout]) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

const timeoutMs = 2000
