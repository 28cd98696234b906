import { join } from 'node:path'
import { alertmanager as render } from '@octoscope/artifacts'
import {
  agree,
  arrivalsOf,
  inhibitionsOf,
  type Alert,
  type AlertLabels,
  type Inhibition,
  type Receiver,
  type Routing,
  type Stack,
} from '@octoscope/spec'
import { z } from 'zod'
import { poll } from '../native/poll.ts'
import { sameLabels, startAlertmanager, type Alertmanager } from './alertmanager.ts'
import { listen, type Listener } from './listener.ts'
import type { Step } from './tool.ts'

/** Plays every inhibition through a real Alertmanager: the source silences the target, and not the other way round. */
export const rehearseInhibitions = async (stack: Stack, folder: string): Promise<readonly Step[]> => {
  const steps: Step[] = []
  for (const [index, pair] of pairsOf(stack).entries()) {
    const stage = { stack, folder: join(folder, 'inhibitions', String(index)) }
    steps.push(
      ...(await Promise.all([
        play(`${pair.source.name} silences ${pair.target.name}`, silences(pair), stage),
        play(`${pair.target.name} does not silence ${pair.source.name}`, spares(pair), stage),
      ])),
    )
  }
  return steps
}

/** How many pairs of source and target are played. */
export const inhibitionCount = (stack: Stack): number => pairsOf(stack).length

interface Pair {
  readonly inhibition: Inhibition
  readonly source: Alert
  readonly target: Alert
  /** Labels with which the proofs of the two show them fire, and that agree; undefined when there are none. */
  readonly labels: { readonly source: AlertLabels; readonly target: AlertLabels } | undefined
}

const pairsOf = ({ systems, environment }: Stack): readonly Pair[] => {
  const arrivals = arrivalsOf(systems, environment)
  const labelsOf = (alert: Alert) =>
    arrivals.filter((arrival) => arrival.alert === alert).map(({ labels }) => labels)
  return systems.flatMap(inhibitionsOf).flatMap((inhibition) =>
    inhibition.targets.map((target) => ({
      inhibition,
      source: inhibition.source,
      target,
      labels: labelsOf(inhibition.source)
        .flatMap((source) => labelsOf(target).map((other) => ({ source, target: other })))
        .find((both) => agree(inhibition, both.source, both.target)),
    })),
  )
}

/** A scene returns what went wrong, or nothing. */
type Scene = (alertmanager: Alertmanager, listener: Listener) => Promise<string | undefined>

/** The target is held back while the source is delivered; a stranger, which differs in what must be equal, is not. */
const silences =
  ({ inhibition, labels }: Pair): Scene =>
  async (alertmanager, listener) => {
    if (!labels) return neverMet
    const { source, target } = labels
    const stranger = Object.fromEntries(
      Object.entries(target).map(([label, value]) => [
        label,
        inhibition.equal.includes(label) ? `other-${value}` : value,
      ]),
    )
    await alertmanager.fire(source)
    const { fingerprint } = (await eventually(() => alertmanager.find(source))) ?? {}
    await alertmanager.fire(target)
    const inhibited = await eventually(async () => {
      const by = (await alertmanager.find(target))?.status.inhibitedBy ?? []
      return fingerprint !== undefined && by.includes(fingerprint) ? by : undefined
    })
    if (!inhibited) return `Alertmanager does not hold ${JSON.stringify(target)} to be inhibited.`
    await alertmanager.fire(stranger)
    for (const other of [source, stranger])
      if ((await fate(other, alertmanager, listener)) !== 'delivered')
        return `${JSON.stringify(other)} was not delivered.`
    return hears(listener, target) ? `${JSON.stringify(target)} was delivered all the same.` : undefined
  }

const spares =
  ({ labels }: Pair): Scene =>
  async (alertmanager, listener) => {
    if (!labels) return neverMet
    for (const each of [labels.target, labels.source]) {
      await alertmanager.fire(each)
      if ((await fate(each, alertmanager, listener)) !== 'delivered')
        return `${JSON.stringify(each)} was not delivered.`
    }
    return undefined
  }

const neverMet = 'No proof shows the two with the same values of the labels in which they must agree.'

const play = async (
  what: string,
  scene: Scene,
  { stack, folder }: { readonly stack: Stack; readonly folder: string },
): Promise<Step> => {
  const listener = await listen()
  try {
    const config = configFor(stack, listener)
    const alertmanager = await startAlertmanager(join(folder, what.replaceAll(' ', '-')), config)
    const fault = await scene(alertmanager, listener).finally(() => alertmanager.stop())
    return { what, ok: fault === undefined, output: fault ?? '' }
  } finally {
    listener.stop()
  }
}

/** The declared inhibitions, with one receiver for every alert by itself, at once. */
const configFor = (stack: Stack, { url }: Listener): string => {
  const receiver: Receiver = { name: 'rehearsal', integrations: [{ kind: 'webhook', url }] }
  const routing: Routing = {
    receiver,
    routes: [],
    groupBy: ['...'],
    groupWait: '200ms',
    groupInterval: '1s',
    repeatInterval: '1h',
    reaches: { critical: [receiver], warning: [receiver], none: [receiver] },
  }
  const [config] = render({ ...stack, environment: { ...stack.environment, routing } })
  return config?.text ?? ''
}

const eventually = <T>(ask: () => Promise<T | undefined>): Promise<T | undefined> =>
  poll(ask, { everyMs: 50, withinMs: 10_000 })

/** What becomes of an alert; undefined when nothing does in time. */
const fate = (labels: AlertLabels, alertmanager: Alertmanager, listener: Listener) =>
  eventually(async () => {
    if (hears(listener, labels)) return 'delivered'
    const by = (await alertmanager.find(labels))?.status.inhibitedBy ?? []
    return by.length > 0 ? 'inhibited' : undefined
  })

const message = z.object({ alerts: z.array(z.object({ labels: z.record(z.string(), z.string()) })) })

const hears = ({ heard }: Listener, labels: AlertLabels): boolean =>
  heard.some((body) =>
    message.parse(JSON.parse(body)).alerts.some((alert) => sameLabels(alert.labels, labels)),
  )
