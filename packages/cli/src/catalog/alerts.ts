import { alertsOf, audienceOf, inhibitionsOf, type Alert, type Look, type Stack } from '@octoscope/spec'
import { z } from 'zod'
import { conditionEntry, conditions } from './conditions.ts'
import { queryEntry, queryOf } from './query.ts'

export const alertEntry = queryEntry.extend({
  name: z.string(),
  severity: z.string(),
  for: z.string(),
  conditions: z.array(conditionEntry),
  summary: z.string(),
  description: z.string(),
  meaning: z.string(),
  impact: z.string(),
  look: z.array(z.string()),
  act: z.array(z.string()),
  /** Situations that are played through the rule. */
  proofs: z.object({ fires: z.number(), silent: z.number() }),
  /** Who hears of it. */
  receivers: z.array(z.string()),
  /** While which alerts fire it stays silent, and in which labels they must agree. */
  silencedBy: z.array(z.string()),
  system: z.string(),
})

export type AlertEntry = z.infer<typeof alertEntry>

export const alerts = ({ systems, environment }: Stack): AlertEntry[] => {
  const inhibitions = systems.flatMap(inhibitionsOf)
  return systems.flatMap((system) =>
    alertsOf(system).map((alert) => ({
      ...declared(alert),
      receivers: audienceOf(environment.routing, { severity: alert.severity, system: system.name }).map(
        ({ name }) => name,
      ),
      silencedBy: inhibitions
        .filter(({ targets }) => targets.includes(alert))
        .map(({ source, equal }) => `${source.name} with the same ${equal.join(', ')}`),
      system: system.name,
    })),
  )
}

const declared = (alert: Alert): Omit<AlertEntry, 'receivers' | 'silencedBy' | 'system'> => ({
  name: alert.name,
  severity: alert.severity,
  for: alert.for,
  ...queryOf(alert.expr),
  conditions: conditions(alert.expr.node),
  summary: alert.summary,
  description: alert.description,
  meaning: alert.runbook.meaning,
  impact: alert.runbook.impact,
  look: alert.runbook.look.map(lookText),
  act: [...alert.runbook.act],
  proofs: { fires: alert.proof.fires.length, silent: alert.proof.silent.length },
})

const lookText = (look: Look): string =>
  typeof look === 'string' ? look : `${look.see} ${String(look.query)}`
