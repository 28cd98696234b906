import type { responder } from '@octoscope/hemostat/services'
import type { Telemetry } from '@octoscope/telemetry'
import { engineActions } from '../../engine/actions.ts'
import { engineAsk, engineReader } from '../../engine/engine.ts'
import { readEngineSettings } from '../../engine/settings.ts'
import type { RemediationNeededData, RemediationResult } from '../../events/payloads.ts'
import { secondsOf, writeTimestamp } from '../../events/timestamp.ts'
import { Bus, now } from '../bus.ts'
import { act, type Hands } from './act.ts'
import { readResponderSettings, type ResponderSettings } from './config.ts'
import { afterAction, decide, type Past } from './decide.ts'
import type { KnownAction } from './allow-list.ts'
import { audit, recall, remember } from './memory.ts'

type ResponderTelemetry = Telemetry<(typeof responder)['metrics']>

/** Answers each call for a remediation: with the action, with a rehearsal, or with a refusal. */
export const startResponder = (telemetry: ResponderTelemetry, env: NodeJS.ProcessEnv) => {
  const settings = readResponderSettings(env)
  const ask = engineAsk(readEngineSettings(env), telemetry.metrics.engineRequests)
  const hands: Hands = { reader: engineReader(ask), actions: engineActions(ask), settings }
  const bus = new Bus('responder', telemetry, env)
  const { dryRun } = settings
  telemetry.log.info({ dryRun }, dryRun ? 'decides, and touches nothing' : 'acts within its allow-list')
  bus.hear({
    'hemostat:remediation_needed': ({ data }) =>
      telemetry.span('remediate', () => respond({ telemetry, settings, hands, bus }, data)),
  })
  return bus
}

interface Response {
  readonly telemetry: ResponderTelemetry
  readonly settings: ResponderSettings
  readonly hands: Hands
  readonly bus: Bus
}

/** Without its memory it does nothing: it could not hold to its cooldowns. */
const respond = async (response: Response, call: RemediationNeededData): Promise<void> => {
  const { bus, settings, telemetry } = response
  const { container, action, confidence, reason } = call
  const past = await recall(bus.commands, container)
  const decision = decide(call, past, { now: secondsOf(now()), settings })
  const result = decision.go
    ? await carryOut(response, decision.action, { container, past })
    : decision.result
  telemetry.log.info(
    { container, action, result, dryRun: settings.dryRun },
    'answered a call for a remediation',
  )
  await bus.publish('hemostat:remediation_complete', {
    container,
    action,
    result,
    ...(result.status !== 'rejected' && { dry_run: settings.dryRun, reason: reason ?? null }),
    confidence,
  })
  await audit(bus.commands, container, entryOf(call, result, settings))
}

const carryOut = async (
  { telemetry, settings, hands, bus }: Response,
  action: KnownAction,
  { container, past }: { readonly container: string; readonly past: Past },
): Promise<RemediationResult> => {
  const result: RemediationResult = settings.dryRun
    ? { status: 'success' }
    : await telemetry.span(`act ${action}`, () => act(hands, action, container))
  if (!settings.dryRun && result.status !== 'rejected')
    telemetry.metrics.actionsTaken.add(1, { action, status: result.status })
  if (result.status === 'not_applicable') return result
  const at = now()
  const done = { action, status: result.status, at: writeTimestamp(at) }
  await remember(bus.commands, container, afterAction(past, done, { now: secondsOf(at), settings }))
  return result
}

const entryOf = (
  { container, action, confidence, reason, metrics }: RemediationNeededData,
  { status, error, reason: refusal }: RemediationResult,
  { dryRun }: ResponderSettings,
) => ({
  timestamp: writeTimestamp(now()),
  container,
  action,
  result_status: status,
  error: error ?? refusal ?? null,
  confidence,
  reason: reason ?? null,
  metrics: metrics ?? null,
  dry_run: dryRun,
})
